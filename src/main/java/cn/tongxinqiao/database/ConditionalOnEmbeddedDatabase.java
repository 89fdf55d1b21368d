package cn.tongxinqiao.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Takes a bean or configuration only when the program runs on its own embedded PostgreSQL, that is in try-it mode:
 * {@code spring.datasource.url} is not set. Whatever must never reach production, demo data first of all, carries it.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnEmbeddedDatabase.class)
public @interface ConditionalOnEmbeddedDatabase {}
