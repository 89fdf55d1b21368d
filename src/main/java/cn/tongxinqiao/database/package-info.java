/**
 * The PostgreSQL that comes with the program, for trying it out and for the tests.
 *
 * <p>It starts only when no {@code spring.datasource.url} is set; production always names its own server. What it
 * acknowledges it keeps: {@code fsync} and {@code synchronous_commit} are on, and a start after {@code kill -9} or a
 * power failure recovers by itself. See {@code docs/adr/0002-embedded-postgresql.md}.
 */
@ApplicationModule(
        displayName = "Embedded database",
        allowedDependencies = {})
package cn.tongxinqiao.database;

import org.springframework.modulith.ApplicationModule;
