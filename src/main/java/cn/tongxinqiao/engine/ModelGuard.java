package cn.tongxinqiao.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;

/**
 * Judges models before the engine reads them: nothing in them may run code, and nothing in them may fail later for want of
 * something that is missing. Knows files only; what they lean on is asked of {@link ModelSurroundings}.
 */
final class ModelGuard {

    private static final Pattern NAME = Pattern.compile(
            "(?:[\\p{L}\\p{N}_-][\\p{L}\\p{N}_.-]{0,99}/){0,3}[\\p{L}\\p{N}_-][\\p{L}\\p{N}_. ()（）-]{0,99}\\.(?:bpmn|dmn|form)");

    private final ModelLimits limits;
    private final BpmnRules bpmn;
    private final DmnRules dmn;
    private final FormRules forms;

    ModelGuard(ModelLimits limits) {
        this.limits = limits;
        this.bpmn = new BpmnRules(new AllowedBpmn(), limits);
        this.dmn = new DmnRules(limits);
        this.forms = new FormRules(limits);
    }

    /**
     * Judges files that shall be deployed together.
     *
     * @param files content by name
     * @param around what is there besides
     * @return what is wrong, refusals first; empty when all is well
     */
    List<ModelObjection> judge(Map<String, byte[]> files, ModelSurroundings around) {
        if (files.isEmpty()) {
            return List.of(ModelObjection.about("", "没有文件，没有可部署的内容。"));
        }
        if (files.size() > limits.maxFiles()) {
            return List.of(ModelObjection.about("", "一次最多部署 " + limits.maxFiles() + " 个文件，请分几次。"));
        }
        List<ModelObjection> found = new ArrayList<>();
        Map<String, byte[]> named = new HashMap<>(files);
        named.entrySet().removeIf(file -> !isAcceptable(file.getKey(), file.getValue(), found));
        ModelSet set = ModelSet.read(named, limits, found);
        ModelSurroundings all = set.before(around);
        set.bpmn()
                .forEach((file, root) -> found.addAll(judged(
                        file,
                        objections -> bpmn.judge(root, all, objections),
                        () -> Bpmn.readModelFromStream(new ByteArrayInputStream(files.get(file))))));
        set.dmn()
                .forEach((file, root) -> found.addAll(judged(
                        file,
                        objections -> dmn.judge(root, all, objections),
                        () -> Dmn.readModelFromStream(new ByteArrayInputStream(files.get(file))))));
        set.forms()
                .forEach((file, form) ->
                        found.addAll(judged(file, objections -> forms.judge(form, objections), () -> {})));
        found.addAll(set.usedTwice());
        found.addAll(set.callingThemselves(around));
        found.sort(ModelObjection.IN_ORDER);
        return found;
    }

    private boolean isAcceptable(String file, byte[] content, List<ModelObjection> found) {
        String shown = ModelObjections.quoted(file);
        if (!NAME.matcher(file).matches()) {
            found.add(ModelObjection.about(shown, "只能部署 .bpmn、.dmn、.form 文件（后缀小写），文件名用汉字、字母、数字、短横线，不能有“..”之类的路径。"));
            return false;
        }
        if (content.length > limits.maxFile().toBytes()) {
            found.add(ModelObjection.about(shown, "文件超过 " + limits.maxFile().toKilobytes() + " KB，请拆成几个文件。"));
            return false;
        }
        return true;
    }

    /** The schema has the last word: what our rules know nothing of, the order of elements for one. */
    private static List<ModelObjection> judged(String file, Consumer<ModelObjections> rules, Runnable schema) {
        ModelObjections objections = new ModelObjections(file);
        rules.accept(objections);
        if (!objections.refuses()) {
            try {
                schema.run();
            } catch (ModelException e) {
                objections.add("内容不符合标准的文件结构，请用 Camunda Modeler 打开检查后重新保存。");
            }
        }
        return objections.all();
    }
}
