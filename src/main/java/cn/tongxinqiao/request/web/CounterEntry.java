package cn.tongxinqiao.request.web;

import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.Channel;
import cn.tongxinqiao.request.EmergencyKind;
import cn.tongxinqiao.request.RequestType;
import cn.tongxinqiao.request.Scope;
import java.math.BigDecimal;

/** What the counter page's form holds; bound by field, and read by the page, which sees public ones only. */
class CounterEntry {

    public Channel channel = Channel.CENTER;
    public RequestType type = RequestType.HELP;
    public String community;
    public String compound;
    public String address;
    public String text;
    public Category category;
    public String name;
    public String phone;
    public String email;
    public boolean anonymous;
    public boolean noPublication;
    public Integer households;
    public Scope scope;
    public Integer deptCount;
    public boolean needsSpecialist;
    public boolean groupRisk;
    public boolean lifeSafetyRisk;
    public Integer repeatCount;
    public BigDecimal estCost;
    public boolean vulnerable;
    public boolean timeCritical;
    public EmergencyKind emergencyKind;
    public boolean otherChannel;
    public String duplicateOf;

    /** As the API takes it, with the codes of community and compound. */
    RequestEntry toEntry(String communityCode, String compoundCode) {
        return new RequestEntry(
                channel,
                type,
                communityCode,
                compoundCode,
                address,
                text,
                category,
                new RequestEntry.Person(name, phone, email, anonymous, noPublication),
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
