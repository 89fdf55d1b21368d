package cn.tongxinqiao.engine;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The guard of deployments for somebody who wants to know beforehand: judges files without a database or a running
 * application. What the files lean on is looked for among themselves, then among the models that ship with the program.
 */
public final class ModelCheck {

    /** Everything may be deployed. */
    public static final int PASSED = 0;

    /** Something would be refused. */
    public static final int OBJECTIONS = 1;

    /** A file or folder is not there or cannot be read. */
    public static final int NOT_READ = 2;

    /** Which units there are only the running application knows; here the form of their groups has to do. */
    private static final Pattern UNIT_GROUP =
            Pattern.compile("(?:community-secretary-|community-|team-leader-|team-|town-|branch-|member-)[A-Za-z0-9]+");

    private static final Pattern MODEL = Pattern.compile("(?i).*\\.(?:bpmn|dmn|form|cmmn|bpmn20\\.xml)");

    private ModelCheck() {}

    /**
     * Judges files and says what is wrong, one line each.
     *
     * @param paths files, or folders whose models shall be judged; none for the models that ship with the program
     * @param desks groups every district has, besides those that have rights in the engine
     * @param out where the Chinese lines go
     * @return {@link #PASSED}, {@link #OBJECTIONS} or {@link #NOT_READ}
     */
    public static int run(List<Path> paths, Set<String> desks, PrintStream out) {
        Map<String, byte[]> shipped = ModelDeployment.shippedModels();
        Map<String, byte[]> files;
        try {
            files = paths.isEmpty() ? shipped : read(paths);
        } catch (IOException | UncheckedIOException e) {
            out.println("没有检查：读不了文件 " + e.getMessage());
            return NOT_READ;
        }
        if (files.isEmpty()) {
            out.println("没有检查：没有找到 .bpmn、.dmn、.form 文件。");
            return NOT_READ;
        }
        ModelLimits limits = ModelLimits.defaults();
        ModelSet offered = ModelSet.read(shipped, limits, new ArrayList<>());
        List<ModelObjection> found = new ModelGuard(limits).judge(files, new Shipped(offered, desks));
        found.forEach(objection -> out.println((objection.refuses() ? "不能部署：" : "提示：") + objection.sentence()));
        Set<String> missing = formsToBring(files, limits);
        if (!missing.isEmpty()) {
            out.println("提示：表单要与流程在同一次部署里，部署时请一并选上：" + String.join("、", missing));
        }
        long refusals = found.stream().filter(ModelObjection::refuses).count();
        out.println("检查了 " + files.size() + " 个文件：" + (refusals == 0 ? "可以部署。" : "有 " + refusals + " 处要先改好。"));
        return refusals == 0 ? PASSED : OBJECTIONS;
    }

    private static Map<String, byte[]> read(List<Path> paths) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.walk(path, 3)) {
                    for (Path file : inside.filter(Files::isRegularFile)
                            .filter(file ->
                                    MODEL.matcher(file.getFileName().toString()).matches())
                            .toList()) {
                        put(files, path.relativize(file).toString().replace('\\', '/'), file);
                    }
                }
            } else if (Files.isRegularFile(path)) {
                put(files, path.getFileName().toString(), path);
            } else {
                throw new IOException(path.toString());
            }
        }
        return files;
    }

    private static void put(Map<String, byte[]> files, String name, Path file) throws IOException {
        String free = name;
        for (int number = 2; files.containsKey(free); number++) {
            free = number + "/" + name;
        }
        files.put(free, Files.readAllBytes(file));
    }

    private static Set<String> formsToBring(Map<String, byte[]> files, ModelLimits limits) {
        ModelSet set = ModelSet.read(models(files, limits), limits, new ArrayList<>());
        Set<String> missing = new TreeSet<>();
        set.bpmn().values().forEach(root -> root.all()
                .map(node -> node.attribute(AllowedBpmn.CAMUNDA, "formRef"))
                .filter(form -> !form.isEmpty() && !set.formIds().contains(form))
                .forEach(form -> missing.add(form + ".form")));
        return missing;
    }

    private static Map<String, byte[]> models(Map<String, byte[]> files, ModelLimits limits) {
        Map<String, byte[]> models = new HashMap<>(files);
        models.entrySet()
                .removeIf(file -> !file.getKey().matches(".*\\.(?:bpmn|dmn|form)")
                        || file.getValue().length > limits.maxFile().toBytes());
        return models;
    }

    /** The models, groups and program steps that come with the program. */
    static final class Shipped implements ModelSurroundings {

        private final Set<String> decisions;
        private final Map<String, CalledModel> processes;
        private final Set<String> forms;
        private final Set<String> groups;
        private final ModelBeans beans = ModelBeans.ofTheHouse();

        Shipped(ModelSet offered, Set<String> desks) {
            this.decisions = offered.decisions();
            this.processes = offered.processes();
            this.forms = offered.formIds();
            this.groups = new HashSet<>(desks);
            groups.addAll(EngineAuthorizations.groups());
        }

        @Override
        public boolean hasDecision(String id) {
            return decisions.contains(id);
        }

        @Override
        public Optional<CalledModel> process(String id) {
            return Optional.ofNullable(processes.get(id));
        }

        @Override
        public Set<String> startedBy(String message) {
            return processes.entrySet().stream()
                    .filter(process -> process.getValue().startMessages().contains(message))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        @Override
        public boolean hasGroup(String id) {
            return groups.contains(id) || UNIT_GROUP.matcher(id).matches();
        }

        @Override
        public boolean hasForm(String id) {
            return forms.contains(id);
        }

        @Override
        public Optional<ModelBeans.Kind> bean(String name) {
            return beans.kind(name);
        }
    }
}
