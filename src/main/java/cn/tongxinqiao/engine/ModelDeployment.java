package cn.tongxinqiao.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the shipped models once per content. A model whose newest version was deployed by an analyst stays as the analyst
 * left it until the shipped one is accepted by name.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    static final String SOURCE = "tongxinqiao";
    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final List<String> PATTERNS =
            List.of("classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:forms/*.form");

    private final RepositoryService repository;
    private final DraftGuard drafts;
    private final Set<String> accepted;

    ModelDeployment(
            RepositoryService repository,
            DraftGuard drafts,
            @Value("${tongxinqiao.models.accept:}") Set<String> accepted) {
        this.repository = repository;
        this.drafts = drafts;
        this.accepted = accepted;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, byte[]> models = shippedModels();
        models.keySet().removeIf(this::keptByAnalyst);
        String name = "tongxinqiao " + fingerprint(models);
        if (name.equals(lastShipped().map(Deployment::getName).orElse(null)) && accepted.isEmpty()) {
            return;
        }
        DeploymentBuilder builder = repository.createDeployment().name(name).source(SOURCE);
        models.forEach(
                (resource, content) -> builder.addInputStream(resource, new java.io.ByteArrayInputStream(content)));
        drafts.asShipped(builder::deploy);
        LOG.info("模型已部署：{} 个文件（{}）", models.size(), name);
    }

    private Optional<Deployment> lastShipped() {
        return repository
                .createDeploymentQuery()
                .deploymentSource(SOURCE)
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst();
    }

    private boolean keptByAnalyst(String resource) {
        String id = resource.replaceAll(".*/|\\.[a-z]+$", "");
        Optional<String> deployment = resource.endsWith(".bpmn")
                ? latestProcess(id).map(ProcessDefinition::getDeploymentId)
                : resource.endsWith(".dmn")
                        ? latestDecision(id).map(DecisionDefinition::getDeploymentId)
                        : Optional.empty();
        boolean kept = deployment.filter(this::isForeign).isPresent() && !accepted.contains(id);
        if (kept) {
            LOG.warn("模型“{}”在库中有分析员部署的版本，随包版本未覆盖；确认采用随包版本请设置 tongxinqiao.models.accept={}", id, id);
        }
        return kept;
    }

    private boolean isForeign(String deploymentId) {
        return repository.createDeploymentQuery().deploymentId(deploymentId).list().stream()
                .noneMatch(deployment -> SOURCE.equals(deployment.getSource()));
    }

    private Optional<ProcessDefinition> latestProcess(String key) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult());
    }

    private Optional<DecisionDefinition> latestDecision(String key) {
        return Optional.ofNullable(repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult());
    }

    /** Resource names are relative, so that a run from a folder and a run from the jar agree. */
    static Map<String, byte[]> shippedModels() {
        Map<String, byte[]> models = new TreeMap<>();
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        for (String pattern : PATTERNS) {
            try {
                Resource[] found = resolver.getResources(pattern);
                Arrays.sort(found, Comparator.comparing(Resource::getFilename));
                for (Resource resource : found) {
                    try (InputStream in = resource.getInputStream()) {
                        models.put(folder(pattern) + "/" + resource.getFilename(), in.readAllBytes());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Shipped models are not readable: " + pattern, e);
            }
        }
        return models;
    }

    private static String folder(String pattern) {
        return pattern.substring(pattern.indexOf(':') + 1, pattern.lastIndexOf('/'));
    }

    private static String fingerprint(Map<String, byte[]> models) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            models.forEach((name, content) -> {
                digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
