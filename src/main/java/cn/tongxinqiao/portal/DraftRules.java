package cn.tongxinqiao.portal;

import cn.tongxinqiao.organization.Compound;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.privacy.TextRules;
import cn.tongxinqiao.request.Intake;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a step must hold before it is left, each fault said beside its field. */
@Component
public class DraftRules {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_EMAIL = 200;
    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{5,20}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;\"]{1,64}@[^@\\s<>,;\"]+\\.[^@\\s<>,;\".]{2,}");

    private final Organization organization;

    DraftRules(Organization organization) {
        this.organization = organization;
    }

    /**
     * Checks the place.
     *
     * @param place the place
     * @return field to sentence, in the order of the page; empty when nothing is wrong
     */
    public Map<String, String> faults(DraftContent.Place place) {
        Map<String, String> faults = new LinkedHashMap<>();
        if (TextRules.saysNothing(place.community())) {
            faults.put("community", "请选择社区。");
        } else if (organization
                .find(place.community())
                .filter(unit -> unit.active() && unit.kind() == UnitKind.COMMUNITY)
                .isEmpty()) {
            faults.put("community", "没有这个社区，请重新选择。");
        } else if (place.compound() != null
                && organization
                        .compound(place.compound())
                        .map(Compound::community)
                        .filter(place.community()::equals)
                        .isEmpty()) {
            faults.put("compound", "这个小区不在您选的社区里，请重新选择。");
        }
        if (TextRules.saysNothing(place.address())) {
            faults.put("address", "请写明在哪里，比如几栋、哪条路、哪家店旁边。");
        } else {
            length(faults, "address", place.address(), Intake.LONGEST_ADDRESS, "地点");
            characters(faults, "address", place.address(), TextRules::accept);
        }
        return faults;
    }

    /**
     * Checks the matter.
     *
     * @param matter the matter
     * @return field to sentence, in the order of the page; empty when nothing is wrong
     */
    public Map<String, String> faults(DraftContent.Matter matter) {
        Map<String, String> faults = new LinkedHashMap<>();
        if (matter.type() == null) {
            faults.put("type", "请选一项：您要我们做什么。");
        }
        if (TextRules.saysNothing(matter.text())) {
            faults.put("text", "请写明是什么事。");
        } else {
            length(faults, "text", matter.text(), Intake.LONGEST_TEXT, "内容");
            characters(faults, "text", matter.text(), TextRules::accept);
        }
        return faults;
    }

    /**
     * Checks the contact.
     *
     * @param contact the contact
     * @return field to sentence, in the order of the page; empty when nothing is wrong
     */
    public Map<String, String> faults(DraftContent.Contact contact) {
        Map<String, String> faults = new LinkedHashMap<>();
        if (contact.anonymous()) {
            return faults;
        }
        if (contact.name() != null) {
            length(faults, "name", contact.name(), LONGEST_NAME, "姓名");
            characters(faults, "name", contact.name(), TextRules::acceptLine);
        }
        if (contact.phone() != null && !PHONE.matcher(contact.phone()).matches()) {
            faults.put("phone", "电话写得不对，请只写数字，比如 13800138000 或 020-12345678。");
        }
        if (contact.email() != null
                && (contact.email().length() > LONGEST_EMAIL
                        || !EMAIL.matcher(contact.email()).matches())) {
            faults.put("email", "邮箱写得不对，应像 name@example.com 这样。");
        }
        if (contact.phone() == null && contact.email() == null) {
            faults.put("phone", "请留电话或邮箱，方便答复您；不想留的，请勾选“匿名”。");
        }
        return faults;
    }

    private static void length(Map<String, String> faults, String field, String text, int longest, String what) {
        if (text.length() > longest) {
            faults.put(field, what + "最多 " + longest + " 个字，现在有 " + text.length() + " 个字，请删短一些。");
        }
    }

    private static void characters(Map<String, String> faults, String field, String text, UnaryOperator<String> rule) {
        try {
            rule.apply(text);
        } catch (TextNotAllowed e) {
            faults.putIfAbsent(field, e.getMessage());
        }
    }
}
