# Builds the program with a static Swift runtime and ships it with the libraries it needs and nothing else.
#   docker build -t osce-directory . && docker run --rm -p 8080:8080 osce-directory
FROM swift:6.3-bookworm AS build
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends libmicrohttpd-dev nettle-dev zlib1g-dev libbrotli-dev libxxhash-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
RUN swift package resolve
COPY Seed Seed
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product osce-directory -Xlinker --gc-sections \
    && install -D -m 755 -s .build/release/osce-directory /out/osce-directory

FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="osce-directory" \
      org.opencontainers.image.description="Sourced reference data on the OSCE's counter-terrorism work; an unofficial project" \
      org.opencontainers.image.licenses="Apache-2.0 AND CC-BY-4.0"
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends libmicrohttpd12 libnettle8 zlib1g libbrotli1 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/osce-directory /usr/local/bin/osce-directory
USER 65532:65532
EXPOSE 8080
# listens on every address of the container, so that the port can be published
ENV OSCE_DIRECTORY_HOST=0.0.0.0 OSCE_DIRECTORY_PORT=8080
# bash speaks TCP itself; the image has no curl
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/\"$OSCE_DIRECTORY_PORT\" && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *' 200 '* ]]"]
ENTRYPOINT ["/usr/local/bin/osce-directory"]
CMD ["serve"]
