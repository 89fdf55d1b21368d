package cn.tongxinqiao;

import cn.tongxinqiao.database.TestDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application on a real PostgreSQL: a random port, a database of its own, and the job executor, the
 * sender of letters, the replanner the rounds that bring tasks to who is on duty and those that count votes off, so that tests do all that by
 * hand. Classes that ask for nothing else share one context and one database.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "tongxinqiao.demo=true",
            "tongxinqiao.secret=a-secret-for-tests-only-0123456789abcdef",
            "tongxinqiao.metrics.token=a-token-for-tests-only-0123456789abcdef",
            "management.prometheus.metrics.export.enabled=true",
            "tongxinqiao.mail.sending=false",
            "tongxinqiao.replanning.enabled=false",
            "tongxinqiao.duty.sweeping=false",
            "tongxinqiao.votes.sweeping=false",
            "tongxinqiao.lifts.sweeping=false",
            "tongxinqiao.property.recounting=false",
            "tongxinqiao.property.sweeping=false",
            "tongxinqiao.audit.sealing=false"
        })
@ContextConfiguration(initializers = TestDatabase.class)
public @interface IntegrationTest {}
