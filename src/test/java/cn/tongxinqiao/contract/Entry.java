package cn.tongxinqiao.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/** The body of a request handed in by a test: complete and ordinary until something else is said. */
final class Entry {

    /** 荔园里, where {@code community01} works. */
    static final String HOME = "440118001901";

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Map<String, Object> requester = new LinkedHashMap<>();

    private Entry(String channel) {
        fields.put("channel", channel);
        fields.put("type", "HELP");
        fields.put("community", HOME);
        fields.put("address", "3栋楼下");
        fields.put("text", "楼下分类垃圾桶满了两天没人清，请叫人来收。");
        fields.put("category", "ENV");
        facts.put("households", 24);
        facts.put("scope", "BUILDING");
        facts.put("deptCount", 1);
        facts.put("needsSpecialist", false);
        facts.put("groupRisk", false);
        facts.put("lifeSafetyRisk", false);
        facts.put("repeatCount", 0);
        facts.put("estCost", 0);
        facts.put("vulnerable", false);
        facts.put("timeCritical", false);
        facts.put("emergencyKind", "NONE");
        facts.put("otherChannel", false);
        requester.put("name", "欧阳清心");
        requester.put("phone", "13800138000");
    }

    /** From the residents' page; the public may hand it in. */
    static Entry ofResident() {
        return new Entry("PORTAL");
    }

    /** From the counter; staff may hand it in, and it is triaged at once. */
    static Entry atCounter() {
        return new Entry("CENTER");
    }

    /**
     * Sets a field.
     *
     * @param path its name, with {@code facts.} or {@code requester.} before it where it belongs there
     */
    Entry with(String path, Object value) {
        inner(path).put(last(path), value);
        return this;
    }

    Entry without(String path) {
        inner(path).remove(last(path));
        return this;
    }

    /** Leaves nobody to call back. */
    Entry anonymous() {
        requester.clear();
        requester.put("anonymous", true);
        return this;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.putIfAbsent("facts", facts);
        body.putIfAbsent("requester", requester);
        return body;
    }

    private Map<String, Object> inner(String path) {
        return path.startsWith("facts.") ? facts : path.startsWith("requester.") ? requester : fields;
    }

    private static String last(String path) {
        return path.substring(path.indexOf('.') + 1);
    }
}
