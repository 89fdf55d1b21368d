package cn.tongxinqiao.organization;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrator, needed only while there is none.
 *
 * @param id user id
 * @param password first password, from a secret; there is no default
 */
@ConfigurationProperties("tongxinqiao.admin")
record AdministratorSettings(@DefaultValue("admin") String id, String password) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "AdministratorSettings[id=" + id + "]";
    }
}
