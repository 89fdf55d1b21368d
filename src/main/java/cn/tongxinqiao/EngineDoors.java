package cn.tongxinqiao;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/**
 * Asks our own filters, once they stand and before anybody is served, whether a stranger would get into the engine: the
 * engine's REST API is open by itself, and a filter that is missing makes no noise.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class EngineDoors implements SmartInitializingSingleton {

    private static final List<String> DOORS = List.of(
            "GET /engine-rest/task",
            "GET /engine-rest/engine",
            "POST /engine-rest/deployment/create",
            "GET /engine-rest/history/variable-instance",
            "POST /camunda/api/admin/setup/default/user/create");

    private final ObjectProvider<WebInvocationPrivilegeEvaluator> filters;

    EngineDoors(ObjectProvider<WebInvocationPrivilegeEvaluator> filters) {
        this.filters = filters;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<StartFault> open = open(filters.getIfAvailable());
        if (!open.isEmpty()) {
            throw UnsafeProduction.with(open);
        }
    }

    static List<StartFault> open(WebInvocationPrivilegeEvaluator filters) {
        AnonymousAuthenticationToken stranger = new AnonymousAuthenticationToken(
                "start", "stranger", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
        List<StartFault> open = new ArrayList<>();
        for (String door : DOORS) {
            String[] call = door.split(" ");
            if (filters == null || filters.isAllowed("", call[1], call[0], stranger)) {
                open.add(new StartFault("engine-doors", call[1], "不登录就能调用引擎接口。", "访问规则没有生效，请检查是否去掉了安全组件。"));
            }
        }
        return open;
    }
}
