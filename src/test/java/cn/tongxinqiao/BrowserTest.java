package cn.tongxinqiao;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A test, mostly in Chromium, with everything working by itself. All of them share one context: the web apps keep static state and
 * do not survive a second one in the same JVM.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "tongxinqiao.mail.sending=true",
            "tongxinqiao.duty.sweeping=true",
            "tongxinqiao.duty.sweep-every=PT2S"
        })
public @interface BrowserTest {}
