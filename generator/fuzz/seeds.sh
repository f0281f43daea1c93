#!/bin/sh
# Makes a seed of every page of the repository: its provider, a line that parts them, and the page.
set -eu
cd "$(dirname "$0")"
mkdir -p corpus/load_to_emit
for page in ../../specs/*/*.yaml ../features/specs/*/*.yaml; do
    folder=$(dirname "$page")
    name=$(basename "$page")
    if [ "$name" != provider.yaml ]; then
        { cat "$folder/provider.yaml"; printf '\n=====\n'; cat "$page"; } > "corpus/load_to_emit/$(basename "$folder")-$name"
    fi
done
