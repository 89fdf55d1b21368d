package cn.tongxinqiao.engine;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells what was deployed, with the versions it became; runs after the guards, so what they refuse is not told. */
@Component
class DeploymentWatch implements Deployer {

    private final ApplicationEventPublisher events;

    DeploymentWatch(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        List<String> processes = artifacts(deployment, ProcessDefinitionEntity.class)
                .map(process -> process.getKey() + " v" + process.getVersion())
                .toList();
        List<String> decisions = artifacts(deployment, DecisionDefinitionEntity.class)
                .map(decision -> decision.getKey() + " v" + decision.getVersion())
                .toList();
        Stream<String> others = deployment.getResources().keySet().stream()
                .filter(name -> !name.endsWith(".bpmn") && !name.endsWith(".dmn"))
                .sorted();
        events.publishEvent(new ModelsDeployed(
                Context.getCommandContext().getAuthenticatedUserId(),
                deployment.getId(),
                deployment.getName(),
                false,
                Stream.concat(processes.stream(), others).toList(),
                decisions));
    }

    private static <T> Stream<T> artifacts(DeploymentEntity deployment, Class<T> type) {
        Collection<T> deployed = deployment.getDeployedArtifacts(type);
        return deployed == null ? Stream.empty() : deployed.stream().filter(Objects::nonNull);
    }
}
