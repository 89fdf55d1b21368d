package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.Channel;
import cn.tongxinqiao.request.Facts;
import cn.tongxinqiao.request.NewRequest;
import cn.tongxinqiao.request.RequestType;
import cn.tongxinqiao.request.Requester;
import cn.tongxinqiao.request.Submitter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;

/** A request to be handed in by a test: complete, from staff, of a known person, until something else is said. */
final class NewCase {

    /** 荔园里, where {@code community01} and {@code secretary01} work and {@code member01} and {@code member02} may claim. */
    static final String HOME = "440118001901";

    static final String TEXT = "楼下分类垃圾桶满了两天没人清，苍蝇乱飞，请叫人来收。";
    static final String NAME = "欧阳清心";
    static final String PHONE = "13800138000";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> facts = new HashMap<>();
    private Channel channel = Channel.CENTER;
    private RequestType type = RequestType.HELP;
    private Category category;
    private String community = HOME;
    private String text = TEXT;
    private Requester requester = new Requester(NAME, PHONE, null, false, false);
    private Submitter submitter = new Submitter("clerk", true, false, null, null);

    private NewCase(String category) {
        this.category = Category.valueOf(category);
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
    }

    /** 小事, for the community. */
    static NewCase aMinorCase() {
        return new NewCase("ENV");
    }

    /** 难事, for the team of the category. */
    static NewCase aHardCase(String category) {
        return new NewCase(category).with("needsSpecialist", true);
    }

    /** 要事, for the brigade. */
    static NewCase aMajorCase() {
        return new NewCase("PROP").with("households", 600).with("scope", "COMMUNITY");
    }

    NewCase with(String fact, Object value) {
        facts.put(fact, value);
        return this;
    }

    NewCase in(String communityCode) {
        community = communityCode;
        return this;
    }

    NewCase of(RequestType wanted) {
        type = wanted;
        return this;
    }

    NewCase saying(String words) {
        text = words;
        return this;
    }

    /** Life is in danger: urgency is EMERGENCY, and the claim window is over at once. */
    NewCase withLifeInDanger() {
        return with("lifeSafetyRisk", true);
    }

    NewCase anonymous() {
        requester = Requester.unknown();
        return this;
    }

    NewCase writtenTo(String address) {
        requester = new Requester(NAME, PHONE, address, false, false);
        return this;
    }

    NewCase notForPublication() {
        requester = new Requester(NAME, PHONE, null, false, true);
        return this;
    }

    NewCase of(String categoryCode) {
        category = Category.valueOf(categoryCode);
        return this;
    }

    NewCase through(Channel way) {
        channel = way;
        return this;
    }

    /** Nothing but words: a clerk must find out the rest. */
    NewCase withoutFacts() {
        category = null;
        facts.clear();
        return this;
    }

    NewCase fromThePublic() {
        withoutFacts();
        channel = Channel.PORTAL;
        submitter = new Submitter(null, false, false, null, null);
        return this;
    }

    NewRequest entry() {
        return new NewRequest(
                channel,
                type,
                community,
                null,
                "3栋楼下",
                text,
                category,
                requester,
                JSON.convertValue(facts, Facts.class),
                null);
    }

    Submitter submitter() {
        return submitter;
    }
}
