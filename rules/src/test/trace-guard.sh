#!/usr/bin/env bash
# Runs the fuzzer of the guard under strace and lists what it opened, connected to or started. What a JVM opens when it
# starts (its own files in /tmp, users, time zone, one look for nscd) is not the packs'. Usage, after mvn -pl rules test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath:
#   src/test/trace-guard.sh [seconds] [seed]
set -euo pipefail
cd "$(dirname "$0")/../.."
trace=target/guard.trace
strace -f -qq -e trace=openat,connect,execve,bind -o "$trace" \
  java -Xmx1g -cp "target/test-classes:target/classes:$(cat target/classpath)" \
  dev.assay.rules.GuardFuzz "${2:-1}" "${1:-600}"
echo "opened for writing:"
grep openat "$trace" | grep -E 'O_(WRONLY|RDWR|CREAT)' | grep -v ENOENT | grep -o '"[^"]*"' | sort | uniq -c || true
echo "opened for reading, outside of the JDK, the class path and the pack:"
grep openat "$trace" | grep -v ENOENT | grep -o '"[^"]*"' \
  | grep -vE '"(/proc|/sys|/dev/u?random|/etc/ld|/lib|/usr/lib|.*\.jar"|.*\.so"|.*/lib/modules"|.*/rules/(target|packs|src)|target/|packs|src/)' \
  | sort | uniq -c || true
echo "sockets and processes:"
grep -E 'connect\(|bind\(|execve\(' "$trace" | sed 's/^[0-9]* //' | cut -c1-160 | sort | uniq -c || true
