package cn.tongxinqiao.request.process;

import cn.tongxinqiao.IntegrationTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of the ways through one process, on the engine and the database. Together the tests of the class must take every
 * sequence flow of the process; what a test leaves running is taken away after it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@ExtendWith(EveryFlowTaken.class)
public @interface ProcessPaths {

    /** Id of the process. */
    String value();
}
