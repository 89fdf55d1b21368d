package cn.tongxinqiao.engine;

import java.util.List;

/**
 * Models were deployed, or a deployment was deleted. Published in the transaction of the act.
 *
 * @param actor account, null when the system did it
 * @param deploymentId the deployment
 * @param name its name, or null
 * @param deleted whether it was deleted
 * @param models process definitions as {@code key v3}; resources that are neither process nor decision by their name
 * @param decisions decision tables as {@code key v3}
 */
public record ModelsDeployed(
        String actor, String deploymentId, String name, boolean deleted, List<String> models, List<String> decisions) {}
