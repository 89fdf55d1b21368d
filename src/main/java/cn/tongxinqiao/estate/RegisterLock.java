package cn.tongxinqiao.estate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One writer at a time for each compound, and a version that tells whether its register has changed. */
@Component
class RegisterLock {

    private final JdbcClient jdbc;

    RegisterLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version as it stands, 0 for a register nobody has written to. */
    long version(String compound) {
        return jdbc.sql("select version from estate_register where compound = ?")
                .param(compound)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Has others wait until the transaction ends; the version stays. */
    long hold(String compound) {
        jdbc.sql("insert into estate_register (compound) values (?) on conflict do nothing")
                .param(compound)
                .update();
        return jdbc.sql("select version from estate_register where compound = ? for update")
                .param(compound)
                .query(Long.class)
                .single();
    }

    /** Has others wait until the transaction ends, and begins the next version. */
    long next(String compound) {
        hold(compound);
        return jdbc.sql("update estate_register set version = version + 1 where compound = ? returning version")
                .param(compound)
                .query(Long.class)
                .single();
    }
}
