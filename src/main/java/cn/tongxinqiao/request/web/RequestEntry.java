package cn.tongxinqiao.request.web;

import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.Channel;
import cn.tongxinqiao.request.EmergencyKind;
import cn.tongxinqiao.request.Facts;
import cn.tongxinqiao.request.NewRequest;
import cn.tongxinqiao.request.RequestType;
import cn.tongxinqiao.request.Requester;
import cn.tongxinqiao.request.Scope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;

/** A request as it comes over the API. */
record RequestEntry(
        @NotNull(message = "请选择来源渠道 channel") Channel channel,
        @NotNull(message = "请选择诉求类型 type") RequestType type,

        @NotNull(message = "请填写社区编码 community") @Pattern(regexp = "\\d{12}", message = "社区编码 community 应为12位数字")
        String community,

        @Size(max = 40, message = "小区编码 compound 最多40个字") String compound,
        @Size(max = 200, message = "地址 address 最多200个字") String address,

        @NotBlank(message = "请填写诉求内容 text") @Size(max = 5000, message = "诉求内容 text 最多5000个字")
        String text,

        Category category,
        @Valid Person requester,
        @Valid Given facts,

        @Size(max = 100, message = "外部编号 externalId 最多100个字")
        String externalId) {

    /** Who asks. */
    record Person(
            @Size(max = 50, message = "姓名 name 最多50个字") String name,

            @Pattern(regexp = "[0-9+() -]{5,20}", message = "电话 phone 格式不对")
            String phone,

            @Email(message = "邮箱 email 格式不对") @Size(max = 200, message = "邮箱 email 最多200个字")
            String email,

            Boolean anonymous,
            Boolean noPublication) {}

    /** Facts for the decision tables. */
    record Given(
            @Min(value = 1, message = "涉及户数 households 至少为1") @Max(value = 1_000_000, message = "涉及户数 households 过大")
            Integer households,

            Scope scope,

            @Min(value = 0, message = "涉及部门数 deptCount 不能为负") @Max(value = 100, message = "涉及部门数 deptCount 过大")
            Integer deptCount,

            Boolean needsSpecialist,
            Boolean groupRisk,
            Boolean lifeSafetyRisk,

            @Min(value = 0, message = "重复次数 repeatCount 不能为负") @Max(value = 1000, message = "重复次数 repeatCount 过大")
            Integer repeatCount,

            @DecimalMin(value = "0", message = "预估费用 estCost 不能为负")
            @DecimalMax(value = "100000000000", message = "预估费用 estCost 过大")
            @Digits(integer = 12, fraction = 2, message = "预估费用 estCost 最多两位小数")
            BigDecimal estCost,

            Boolean vulnerable,
            Boolean timeCritical,
            EmergencyKind emergencyKind,
            Boolean otherChannel,

            @Size(max = 40, message = "主单编号 duplicateOf 最多40个字")
            String duplicateOf) {

        Facts toFacts() {
            return new Facts(
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
                    duplicateOf,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    NewRequest toRequest() {
        return new NewRequest(
                channel,
                type,
                community,
                compound,
                address,
                text,
                category,
                Optional.ofNullable(requester)
                        .map(person -> new Requester(
                                person.name(),
                                person.phone(),
                                person.email(),
                                Boolean.TRUE.equals(person.anonymous()),
                                Boolean.TRUE.equals(person.noPublication())))
                        .orElseGet(Requester::unknown),
                facts == null ? Facts.unknown() : facts.toFacts(),
                externalId);
    }
}
