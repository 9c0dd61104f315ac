# Builds the program with a static Swift runtime and ships it from nothing, with the libraries it needs and their loader.
# There is no shell in the image and no package manager: a library's security update is a build of the image anew.
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
    && apt-get install -y -qq --no-install-recommends libmicrohttpd-dev nettle-dev zlib1g-dev libbrotli-dev libxxhash-dev libsqlite3-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
RUN swift package resolve
COPY Seed Seed
# the guides are part of the program
COPY docs/guides docs/guides
COPY Sources Sources
COPY Tests Tests
COPY container/essentials.sh container/versions.sh container/
COPY container/FoundationEssentials container/FoundationEssentials
# Relative relocations take a megabyte less in their packed form, which glibc reads since 2.36 and gold does not write.
# Nobody looks for names in the program but libmicrohttpd, which has to find two (docs/libmicrohttpd.md, What libmicrohttpd
# does by itself; without them the program does not start); without the others it is smaller by a quarter of a megabyte.
# Without what ArgumentParser imports of Foundation it is smaller by five (docs/dependencies.md).
# Two builds of one commit differ by what the compiler notes for its next run and by what the linker makes of that, so
# neither is kept, nor debugging information, which is stripped anyway.
RUN sh container/essentials.sh /essentials \
    && swift build -c release --static-swift-stdlib --product osce-directory -Xlinker --gc-sections \
        -Xswiftc -I/essentials -Xlinker -L/essentials -debug-info-format none \
        -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen -Xlinker --build-id=none \
        -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs -Xlinker --icf=safe \
        -Xlinker --no-export-dynamic -Xlinker --export-dynamic-symbol=MHD_queue_response \
        -Xlinker --export-dynamic-symbol=MHD_set_connection_value_n \
    && install -D -m 755 -s .build/release/osce-directory /out/osce-directory \
    && cp Package.resolved /out/ \
    && sh container/versions.sh >/out/versions

# hadolint ignore=DL3006
FROM ${BASE} AS rootfs
# hadolint ignore=DL3008
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends libmicrohttpd12 libnettle8 zlib1g libbrotli1 libsqlite3-0 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/ /out/
COPY container/rootfs.sh container/sbom.sh LICENSE /out/
ARG VERSION=0 SOURCE_DATE_EPOCH=0
# The bill of materials, SPDX 2.3, is made here, where dpkg is:
#   docker cp "$(docker create osce-directory)":/usr/local/share/osce-directory/sbom.spdx.json .
RUN sh /out/rootfs.sh /out/osce-directory /rootfs >/out/packages \
    && install -D -m 644 /out/LICENSE /rootfs/usr/share/doc/osce-directory/LICENSE \
    && mkdir -p /rootfs/usr/local/share/osce-directory \
    && xargs sh /out/sbom.sh /out/osce-directory "$VERSION" /out/Package.resolved </out/packages \
        >/rootfs/usr/local/share/osce-directory/sbom.spdx.json \
    && find /rootfs -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +

FROM scratch
COPY --from=rootfs /rootfs/ /
ARG VERSION=0 REVISION="" CREATED=""
LABEL org.opencontainers.image.title="osce-directory" \
      org.opencontainers.image.description="Sourced reference data on the OSCE's counter-terrorism work; an unofficial project" \
      org.opencontainers.image.licenses="Apache-2.0 AND CC-BY-4.0" \
      org.opencontainers.image.authors="The osce-directory project" \
      org.opencontainers.image.vendor="The osce-directory project" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.base.name="scratch"
USER 65532:65532
EXPOSE 8080
# listens on every address of the container, so that the port can be published
ENV OSCE_DIRECTORY_HOST=0.0.0.0 OSCE_DIRECTORY_PORT=8080
# asks where the server's own settings say, by TLS too; it gives up by itself after 3 seconds
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s CMD ["/usr/local/bin/osce-directory", "health"]
ENTRYPOINT ["/usr/local/bin/osce-directory"]
CMD ["serve"]
