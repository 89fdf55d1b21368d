package cn.tongxinqiao.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Takes back the jobs a killed program was at work on, before this one looks for jobs: else they wait for the end of their
 * lock. Only where no other node can be the owner of a lock: with the embedded database, which serves one program. Said by
 * the property {@code tongxinqiao.single-node}.
 */
@Component
class JobLocks implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(JobLocks.class);

    private final JdbcClient jdbc;
    private final boolean singleNode;

    JobLocks(JdbcClient jdbc, Environment environment) {
        this.jdbc = jdbc;
        boolean ownDatabase = StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        this.singleNode = environment.getProperty("tongxinqiao.single-node", Boolean.class, !ownDatabase);
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (singleNode) {
            int released = release();
            if (released > 0) {
                LOG.info("上次未正常停止，{} 个作业重新排队", released);
            }
        }
    }

    private int release() {
        return jdbc.sql("update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1"
                        + " where lock_owner_ is not null")
                .update();
    }
}
