package cn.tongxinqiao.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets the guard look at everything that is deployed, by whatever way, before the engine reads a line of it. */
@Component
class ModelGate implements Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(ModelGate.class);

    private final ModelLimits limits;
    private final ModelGuard guard;
    private final ModelBeans beans;
    private final Set<String> groups;
    private final ObjectProvider<RepositoryService> repository;
    private final ObjectProvider<JdbcClient> jdbc;
    private final EngineCalls calls;

    ModelGate(
            ModelLimits limits,
            ObjectProvider<RepositoryService> repository,
            ObjectProvider<JdbcClient> jdbc,
            EngineCalls calls) {
        this.limits = limits;
        this.guard = new ModelGuard(limits);
        this.beans = ModelBeans.ofTheHouse();
        this.groups = EngineAuthorizations.groups();
        this.repository = repository;
        this.jdbc = jdbc;
        this.calls = calls;
    }

    ModelBeans beans() {
        return beans;
    }

    ModelLimits limits() {
        return limits;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        List<ModelObjection> objections = calls.asSystem(() -> guard.judge(files, new Running()));
        List<String> refusals = new ArrayList<>();
        if (deployment.getTenantId() != null) {
            refusals.add("模型全区共用一份，不能按单位分别部署。");
        }
        objections.stream()
                .filter(ModelObjection::refuses)
                .map(ModelObjection::sentence)
                .forEach(refusals::add);
        if (!refusals.isEmpty()) {
            throw DeploymentRefused.because(refusals);
        }
        if (LOG.isDebugEnabled()) {
            objections.forEach(note -> LOG.debug("部署的模型可以更好：{}", note.sentence()));
        }
    }

    /** What is deployed, and who is there, as this transaction sees it. */
    private final class Running implements ModelSurroundings {

        @Override
        public boolean hasDecision(String id) {
            return repository
                            .getObject()
                            .createDecisionDefinitionQuery()
                            .decisionDefinitionKey(id)
                            .latestVersion()
                            .count()
                    > 0;
        }

        @Override
        public Optional<CalledModel> process(String id) {
            ProcessDefinition newest = repository
                    .getObject()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(id)
                    .latestVersion()
                    .active()
                    .singleResult();
            if (newest == null) {
                return Optional.empty();
            }
            try (var content = repository.getObject().getProcessModel(newest.getId())) {
                Map<String, CalledModel> models = BpmnSense.called(ModelXml.read(content.readAllBytes(), limits));
                return Optional.ofNullable(models.get(id));
            } catch (IOException | ModelXml.Unreadable e) {
                // Deployed before the guard, and no longer readable by its rules: nothing new shall lean on it.
                return Optional.empty();
            }
        }

        @Override
        public Set<String> startedBy(String message) {
            return repository
                    .getObject()
                    .createProcessDefinitionQuery()
                    .messageEventSubscriptionName(message)
                    .list()
                    .stream()
                    .map(ProcessDefinition::getKey)
                    .collect(Collectors.toSet());
        }

        @Override
        public boolean hasGroup(String id) {
            // At the very first start the models come before the people.
            return groups.contains(id)
                    || jdbc.getObject()
                                    .sql("select count(*) from act_id_group where id_ = ?")
                                    .param(id)
                                    .query(Integer.class)
                                    .single()
                            > 0;
        }

        @Override
        public boolean hasForm(String id) {
            // A form is bound to the deployment it came with.
            return false;
        }

        @Override
        public Optional<ModelBeans.Kind> bean(String name) {
            return beans.kind(name);
        }
    }
}
