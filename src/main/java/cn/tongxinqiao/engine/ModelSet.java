package cn.tongxinqiao.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Models that come together, read but not judged, and what they offer each other. */
final class ModelSet {

    private final Map<String, XmlNode> bpmn = new TreeMap<>();
    private final Map<String, XmlNode> dmn = new TreeMap<>();
    private final Map<String, JsonNode> forms = new TreeMap<>();

    private ModelSet() {}

    static ModelSet read(Map<String, byte[]> files, ModelLimits limits, List<ModelObjection> found) {
        ModelSet set = new ModelSet();
        files.forEach((file, content) -> {
            try {
                if (file.endsWith(".form")) {
                    set.forms.put(file, FormJson.read(content, limits));
                } else if (file.endsWith(".dmn")) {
                    set.dmn.put(file, ModelXml.read(content, limits));
                } else {
                    set.bpmn.put(file, ModelXml.read(content, limits));
                }
            } catch (ModelXml.Unreadable e) {
                found.add(new ModelObjection(file, e.line(), "", "", e.getMessage(), true));
            }
        });
        return set;
    }

    Map<String, XmlNode> bpmn() {
        return bpmn;
    }

    Map<String, XmlNode> dmn() {
        return dmn;
    }

    Map<String, JsonNode> forms() {
        return forms;
    }

    Map<String, CalledModel> processes() {
        Map<String, CalledModel> processes = new LinkedHashMap<>();
        bpmn.values().forEach(root -> processes.putAll(BpmnSense.called(root)));
        return processes;
    }

    Set<String> decisions() {
        Set<String> decisions = new HashSet<>();
        dmn.values().forEach(root -> root.children().stream()
                .filter(child -> "decision".equals(child.local()))
                .forEach(decision -> decisions.add(decision.attribute("id"))));
        return decisions;
    }

    Set<String> formIds() {
        Set<String> ids = new HashSet<>();
        forms.values().forEach(form -> ids.add(form.path("id").asText()));
        return ids;
    }

    /** What is in the set comes first, what is around it after. */
    ModelSurroundings before(ModelSurroundings around) {
        Map<String, CalledModel> processes = processes();
        Set<String> decisions = decisions();
        Set<String> formIds = formIds();
        return new ModelSurroundings() {
            @Override
            public boolean hasDecision(String id) {
                return decisions.contains(id) || around.hasDecision(id);
            }

            @Override
            public Optional<CalledModel> process(String id) {
                return processes.containsKey(id) ? Optional.of(processes.get(id)) : around.process(id);
            }

            @Override
            public Set<String> startedBy(String message) {
                Set<String> started = new HashSet<>(around.startedBy(message));
                started.removeAll(processes.keySet());
                processes.forEach((id, model) -> {
                    if (model.startMessages().contains(message)) {
                        started.add(id);
                    }
                });
                return started;
            }

            @Override
            public boolean hasGroup(String id) {
                return around.hasGroup(id);
            }

            @Override
            public boolean hasForm(String id) {
                return formIds.contains(id) || around.hasForm(id);
            }

            @Override
            public Optional<ModelBeans.Kind> bean(String name) {
                return around.bean(name);
            }
        };
    }

    /** The engine takes one of each id per deployment. */
    List<ModelObjection> usedTwice() {
        List<ModelObjection> found = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        BiConsumer<String, String> claim = (key, file) -> {
            String owner = owners.putIfAbsent(key, file);
            if (owner != null) {
                found.add(ModelObjection.about(
                        file, "编号“" + ModelObjections.quoted(key.substring(1)) + "”与文件 " + owner + " 里的相同，请改成不同的编号。"));
            }
        };
        bpmn.forEach((file, root) -> root.children(AllowedBpmn.BPMN, "process")
                .forEach(process -> claim.accept("p" + process.attribute("id"), file)));
        dmn.forEach((file, root) -> root.children().stream()
                .filter(child -> "decision".equals(child.local()))
                .forEach(decision -> claim.accept("d" + decision.attribute("id"), file)));
        forms.forEach((file, form) -> claim.accept("f" + form.path("id").asText(), file));
        return found;
    }

    /** A process that calls itself, straight or through others, never comes to an end. */
    List<ModelObjection> callingThemselves(ModelSurroundings around) {
        ModelSurroundings all = before(around);
        List<ModelObjection> found = new ArrayList<>();
        bpmn.forEach((file, root) -> BpmnSense.called(root).keySet().forEach(process -> {
            Set<String> seen = new HashSet<>();
            List<String> open = new ArrayList<>(List.of(process));
            while (!open.isEmpty() && !seen.contains(process)) {
                all.process(open.remove(0))
                        .ifPresent(model ->
                                model.calls().stream().filter(seen::add).forEach(open::add));
            }
            if (seen.contains(process)) {
                found.add(new ModelObjection(file, 0, process, "", "流程直接或间接调用自己，会没完没了，请改掉调用。", true));
            }
        }));
        return found;
    }
}
