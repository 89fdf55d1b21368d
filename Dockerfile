# Built from source, so that what runs is what is checked in.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw -B -ntp -q dependency:go-offline
COPY . .
# The image talks to a database of its own container: the PostgreSQL of try-it mode stays out.
RUN ./mvnw -B -ntp -q -DskipTests package \
 && java -Djarmode=tools -jar target/tongxinqiao.jar extract --destination /app \
 && rm -f /app/lib/embedded-postgres-binaries-*.jar

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --no-create-home tongxinqiao \
 && install -d -o 10001 -g 10001 /data
COPY --from=build /app /app
USER 10001
WORKDIR /app
ENV TONGXINQIAO_DATA_DIR=/data \
    LANG=C.UTF-8 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
# The shell of the image is enough to ask; no further program is installed for it.
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-jar", "tongxinqiao.jar"]
