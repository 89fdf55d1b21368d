package cn.tongxinqiao.request.web;

import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.Channel;
import cn.tongxinqiao.request.EmergencyKind;
import cn.tongxinqiao.request.RequestType;
import cn.tongxinqiao.request.Scope;
import java.math.BigDecimal;

/** What the counter page's form holds; bound by field. */
class CounterEntry {

    Channel channel = Channel.CENTER;
    RequestType type = RequestType.HELP;
    String community;
    String compound;
    String address;
    String text;
    Category category;
    String name;
    String phone;
    String email;
    boolean anonymous;
    Integer households;
    Scope scope;
    Integer deptCount;
    boolean needsSpecialist;
    boolean groupRisk;
    boolean lifeSafetyRisk;
    Integer repeatCount;
    BigDecimal estCost;
    boolean vulnerable;
    boolean timeCritical;
    EmergencyKind emergencyKind;
    boolean otherChannel;
    String duplicateOf;

    RequestEntry toEntry() {
        return new RequestEntry(
                channel,
                type,
                community,
                compound,
                address,
                text,
                category,
                new RequestEntry.Person(name, phone, email, anonymous),
                new RequestEntry.Given(
                        households,
                        scope,
                        deptCount,
                        needsSpecialist,
                        groupRisk,
                        lifeSafetyRisk,
                        repeatCount,
                        estCost,
                        vulnerable,
                        timeCritical,
                        emergencyKind,
                        otherChannel,
                        duplicateOf),
                null);
    }
}
