package cn.tongxinqiao.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets the rooms look at every decision table that is deployed, by whatever way, before it counts. */
@Component
class DraftGuard implements Deployer {

    private final ObjectProvider<DecisionCheck> checks;
    private final ThreadLocal<Boolean> shipped = ThreadLocal.withInitial(() -> false);
    /** Not the engine's own: what is only tried out shall leave no history. */
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    DraftGuard(ObjectProvider<DecisionCheck> checks) {
        this.checks = checks;
    }

    /** At the start the district's units are not there yet, and a district without a team must not stay closed for it. */
    <T> T asShipped(Supplier<T> deployment) {
        shipped.set(true);
        try {
            return deployment.get();
        } finally {
            shipped.remove();
        }
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        Collection<DecisionDefinitionEntity> decisions =
                deployment.getDeployedArtifacts(DecisionDefinitionEntity.class);
        if (shipped.get() || !deployment.isNew() || decisions == null) {
            return;
        }
        List<String> objections = new ArrayList<>();
        for (DecisionDefinitionEntity decision : decisions) {
            checks.stream()
                    .filter(check -> check.decisions().contains(decision.getKey()))
                    .forEach(check -> objections.addAll(objections(deployment, decision, check)));
        }
        if (!objections.isEmpty()) {
            throw DeploymentRefused.because(objections);
        }
    }

    private List<String> objections(
            DeploymentEntity deployment, DecisionDefinitionEntity decision, DecisionCheck check) {
        if (deployment.getTenantId() != null) {
            return List.of("表“" + decision.getKey() + "”全区共用一份，不能按单位分别部署。");
        }
        byte[] content = deployment.getResource(decision.getResourceName()).getBytes();
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
        Decision written = model.getModelElementById(decision.getKey());
        if (!(written.getExpression() instanceof DecisionTable table)) {
            return List.of("“" + decision.getKey() + "”应当是一张决策表。");
        }
        return check.objections(
                decision.getKey(),
                new DraftTable(engine, engine.parseDecision(decision.getKey(), model), written, table));
    }
}
