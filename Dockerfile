# Builds the program with a static Swift runtime and ships it with the libraries it needs and nothing else.
#   docker build -t osce-directory . && docker run --rm -p 8080:8080 osce-directory
# The same bytes from the same commit, base images and day of Debian's archive:
#   docker build --build-arg SOURCE_DATE_EPOCH="$(git log -1 --format=%ct)" --build-arg REVISION="$(git rev-parse HEAD)" …
# For bytes that outlast today's tags, give BASE and BUILD_BASE by their digests.
ARG BASE=debian:bookworm-slim
ARG BUILD_BASE=swift:6.3-bookworm

# hadolint ignore=DL3006
FROM ${BUILD_BASE} AS build
# Versions are not pinned: Debian's archive keeps only the newest of a stable release, so a pin fails the build on the
# day of a security update, and the security update is what one wants.
# hadolint ignore=DL3008
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends libmicrohttpd-dev nettle-dev zlib1g-dev libbrotli-dev libxxhash-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
RUN swift package resolve
COPY Seed Seed
# the guides are part of the program
COPY docs/guides docs/guides
COPY Sources Sources
COPY Tests Tests
# Relative relocations take a megabyte less in their packed form, which glibc reads since 2.36 and gold does not write.
# Nobody looks for names in the program but libmicrohttpd, which has to find two (docs/architecture.md, What libmicrohttpd
# does by itself; without them the program does not start); without the others it is smaller by a quarter of a megabyte.
RUN swift build -c release --static-swift-stdlib --product osce-directory -Xlinker --gc-sections \
        -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs -Xlinker --icf=safe \
        -Xlinker --no-export-dynamic -Xlinker --export-dynamic-symbol=MHD_queue_response \
        -Xlinker --export-dynamic-symbol=MHD_set_connection_value_n \
    && install -D -m 755 -s .build/release/osce-directory /out/osce-directory
COPY container/sbom.sh /out/
RUN cp Package.resolved /out/

# hadolint ignore=DL3006
FROM ${BASE}
# Removed besides apt's lists: what dpkg, debconf and ldconfig keep for themselves, which bears the time of the build.
# hadolint ignore=DL3008
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends libmicrohttpd12 libnettle8 zlib1g libbrotli1 \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/cache/debconf/* /var/cache/ldconfig/aux-cache \
        /var/lib/dpkg/*-old /var/log/apt /var/log/dpkg.log /var/log/alternatives.log
COPY --from=build /out/osce-directory /usr/local/bin/osce-directory
ARG VERSION=0 REVISION="" CREATED="" SOURCE_DATE_EPOCH=0
# the bill of materials, SPDX 2.3: docker run --rm --entrypoint cat osce-directory /usr/local/share/osce-directory/sbom.spdx.json
RUN --mount=type=bind,from=build,source=/out,target=/srv \
    mkdir -p /usr/local/share/osce-directory \
    && SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" sh /srv/sbom.sh /usr/local/bin/osce-directory "$VERSION" /srv/Package.resolved \
        >/usr/local/share/osce-directory/sbom.spdx.json
LABEL org.opencontainers.image.title="osce-directory" \
      org.opencontainers.image.description="Sourced reference data on the OSCE's counter-terrorism work; an unofficial project" \
      org.opencontainers.image.licenses="Apache-2.0 AND CC-BY-4.0" \
      org.opencontainers.image.authors="The osce-directory project" \
      org.opencontainers.image.vendor="The osce-directory project" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.base.name="docker.io/library/debian:bookworm-slim"
USER 65532:65532
EXPOSE 8080
# listens on every address of the container, so that the port can be published
ENV OSCE_DIRECTORY_HOST=0.0.0.0 OSCE_DIRECTORY_PORT=8080
# bash speaks TCP itself; the image has no curl
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/\"$OSCE_DIRECTORY_PORT\" && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *' 200 '* ]]"]
ENTRYPOINT ["/usr/local/bin/osce-directory"]
CMD ["serve"]
