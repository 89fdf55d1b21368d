package cn.tongxinqiao.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts a clerk confirms, drawn so that by the tables about 88 % are MINOR, 9 % HARD and 3 % MAJOR. */
final class Facts {

    static final double HARD = 0.09;
    static final double MAJOR = 0.03;

    private static final List<String> FLAGS = List.of(
            "needsSpecialist",
            "groupRisk",
            "lifeSafetyRisk",
            "vulnerable",
            "timeCritical",
            "otherChannel",
            "outsideDistrict",
            "detailMissing",
            "minorInvolved",
            "healthInvolved",
            "familyMatter",
            "povertyDetail",
            "security");

    private Facts() {}

    /** Form values by key, every key of the facts included, as the clerk's form submits them. */
    static Map<String, Object> of(Dice dice) {
        Map<String, Object> facts = small(dice);
        double tier = dice.roll("tier");
        if (tier < MAJOR) {
            raise(facts, dice, majorFeatures());
        } else if (tier < MAJOR + HARD) {
            raise(facts, dice, hardFeatures());
        }
        return facts;
    }

    private static Map<String, Object> small(Dice dice) {
        Map<String, Object> facts = new LinkedHashMap<>();
        FLAGS.forEach(flag -> facts.put(flag, false));
        facts.put("households", dice.between("households", 1, 9));
        facts.put("scope", dice.pick("scope", List.of("BUILDING", "COMPOUND", "COMMUNITY")));
        facts.put("deptCount", 1);
        facts.put("repeatCount", dice.between("repeatCount", 0, 1));
        facts.put("estCost", dice.between("yuan", 0, 9998) + "." + dice.between("fen", 10, 99));
        facts.put("emergencyKind", "NONE");
        facts.put("vulnerable", dice.chance("vulnerable", 0.15));
        facts.put("timeCritical", dice.chance("timeCritical", 0.05));
        facts.put("lifeSafetyRisk", dice.chance("lifeSafetyRisk", 0.01));
        facts.put("minorInvolved", dice.chance("minorInvolved", 0.05));
        facts.put("familyMatter", dice.chance("familyMatter", 0.03));
        return facts;
    }

    private static void raise(Map<String, Object> facts, Dice dice, List<Feature> features) {
        Feature feature = dice.pick("feature", features);
        facts.put(feature.key(), feature.value() instanceof Bounds bounds ? bounds.draw(dice) : feature.value());
    }

    private static List<Feature> hardFeatures() {
        return List.of(
                new Feature("needsSpecialist", true),
                new Feature("deptCount", new Bounds(2, 3)),
                new Feature("households", new Bounds(30, 299)),
                new Feature("repeatCount", new Bounds(2, 9)),
                new Feature("estCost", "12500.50"));
    }

    private static List<Feature> majorFeatures() {
        return List.of(
                new Feature("groupRisk", true),
                new Feature("scope", "DISTRICT"),
                new Feature("deptCount", new Bounds(4, 8)),
                new Feature("households", new Bounds(300, 6000)),
                new Feature("estCost", "880000"));
    }

    private record Feature(String key, Object value) {}

    private record Bounds(int from, int to) {

        Object draw(Dice dice) {
            return dice.between("size", from, to);
        }
    }
}
