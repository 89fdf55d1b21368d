package cn.tongxinqiao.organization;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the organisation up before the first request is served: shipped desks, demo district or the district's own
 * files, first administrator, engine accounts.
 */
@Component
class OrganizationStart implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(OrganizationStart.class);

    private final OrganizationFiles files;
    private final FirstAdministrator administrator;
    private final OrganizationDirectory directory;
    private final IdentityDirectory identities;
    private final TryItMode tryItMode;
    private final OrganizationSettings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OrganizationStart(
            OrganizationFiles files,
            FirstAdministrator administrator,
            OrganizationDirectory directory,
            IdentityDirectory identities,
            TryItMode tryItMode,
            OrganizationSettings settings,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.files = files;
        this.administrator = administrator;
        this.directory = directory;
        this.identities = identities;
        this.tryItMode = tryItMode;
        this.settings = settings;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> bringUp());
    }

    void bringUp() {
        // Nodes that start at the same moment do this one after the other.
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('tongxinqiao.organization'))")
                .query(Integer.class)
                .single();
        files.load("classpath:organization/");
        List<String> demoPeople = tryItMode.isOn() ? files.load("classpath:demo/") : List.of();
        if (settings.files() != null) {
            files.load(settings.files());
        }
        administrator.register();
        int written = directory.synchronise();
        demoPeople.forEach(person -> identities.setFirstPassword(person, DemoAccounts.PASSWORD));
        administrator.ensureAccess();
        LOG.info("Engine identity follows the organisation: {} rows written", written);
    }
}
