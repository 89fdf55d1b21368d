package cn.tongxinqiao.organization.process;

import cn.tongxinqiao.engine.EngineIdentities;
import cn.tongxinqiao.organization.IdentityDirectory;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps the organisation's accounts, groups and tenants in the engine. */
@Component
class EngineIdentityDirectory implements IdentityDirectory {

    private final EngineIdentities engine;

    EngineIdentityDirectory(EngineIdentities engine) {
        this.engine = engine;
    }

    @Override
    public void follow(Account account) {
        engine.follow(account.id(), account.name(), account.groups());
    }

    @Override
    public void remove(String accountId) {
        engine.remove(accountId);
    }

    @Override
    public int synchronise(Directory directory) {
        return engine.synchronise(new EngineIdentities.Plan(
                mapped(directory.accounts(), account -> new EngineIdentities.User(account.name(), account.groups())),
                mapped(directory.groups(), group -> new EngineIdentities.Group(group.name(), group.type())),
                mapped(directory.tenants(), tenant -> new EngineIdentities.Tenant(tenant.name(), tenant.groups()))));
    }

    @Override
    public boolean setFirstPassword(String accountId, String password) {
        return engine.setFirstPassword(accountId, password);
    }

    @Override
    public boolean canSomebodySignIn(String groupId) {
        return engine.canSomebodySignIn(groupId);
    }

    private static <T, R> Map<String, R> mapped(Map<String, T> values, java.util.function.Function<T, R> change) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> change.apply(entry.getValue())));
    }
}
