package cn.tongxinqiao.organization;

import java.math.BigDecimal;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Sees to it that somebody can administer the system, without ever inventing a password. There is no open set-up page:
 * whoever came first would own the system.
 */
@Component
class FirstAdministrator {

    private static final int SHORTEST_PASSWORD = 10;

    private final AdministratorSettings settings;
    private final TryItMode tryItMode;
    private final IdentityDirectory identities;
    private final Organization organization;
    private final Members members;

    FirstAdministrator(
            AdministratorSettings settings,
            TryItMode tryItMode,
            IdentityDirectory identities,
            Organization organization,
            Members members) {
        this.settings = settings;
        this.tryItMode = tryItMode;
        this.identities = identities;
        this.organization = organization;
        this.members = members;
    }

    /** Registers the administrator named in the settings while nobody else can administer. */
    void register() {
        if (tryItMode.isOn() || somebodyCanAdminister()) {
            return;
        }
        checkPassword();
        members.insert(new NewMember(settings.id(), "系统管理员", Gender.FEMALE, false, Set.of(), BigDecimal.ZERO, 0));
        if (!members.isMember(settings.id(), UnitGroups.ADMINISTRATORS)) {
            members.open(settings.id(), organization.unit(UnitGroups.ADMINISTRATORS), Role.WORKER);
        }
    }

    /** Gives the registered administrator the first password, once the account exists. */
    void ensureAccess() {
        if (!tryItMode.isOn() && !somebodyCanAdminister()) {
            identities.setFirstPassword(settings.id(), settings.password());
        }
    }

    private boolean somebodyCanAdminister() {
        return identities.canSomebodySignIn(UnitGroups.ADMINISTRATORS);
    }

    private void checkPassword() {
        String password = settings.password();
        if (!StringUtils.hasText(password)) {
            throw NoAdministrator.passwordMissing(settings.id());
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw NoAdministrator.passwordUnsafe("少于" + SHORTEST_PASSWORD + "个字符");
        }
        if (password.equals(DemoAccounts.PASSWORD)) {
            throw NoAdministrator.passwordUnsafe("与演示账号的公开密码相同");
        }
        if (password.contains(settings.id())) {
            throw NoAdministrator.passwordUnsafe("包含账号名");
        }
    }
}
