package cn.tongxinqiao.estate;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.organization.Compound;
import cn.tongxinqiao.privacy.TextRules;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Property companies and the contracts by which they serve compounds. One company at a time serves a compound. */
@Service
public class PropertyContracts {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_HOUSEHOLDS = 100_000;
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{1,40}");
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Z]{18}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Set<String> FIRM_KEEPERS =
            Set.of("role-community-worker", "role-community-secretary", "role-town", "dept-housing", "camunda-admin");

    private final ContractRows rows;
    private final EstateReaders readers;
    private final AuditLog audit;

    PropertyContracts(ContractRows rows, EstateReaders readers, AuditLog audit) {
        this.rows = rows;
        this.readers = readers;
        this.audit = audit;
    }

    /**
     * Enters a company. The same company again changes nothing.
     *
     * @param firm the company; its code of letters, digits and hyphens
     * @param by who enters it: a community, a town, the housing department, or an administrator
     * @return the company as it is kept
     * @throws ContractRefused when something is missing, or code, name or credit code belong to another company
     * @throws EstateNotYours when the account is not one that enters companies
     */
    @Transactional
    public PropertyFirm addFirm(PropertyFirm firm, SignedIn by) {
        requireKeeper(by);
        PropertyFirm checked = checked(firm);
        if (!rows.addFirm(checked, by.id())) {
            PropertyFirm kept =
                    rows.firm(checked.code()).orElseThrow(() -> ContractRefused.because("名称或统一社会信用代码已经登记在另一家企业名下。"));
            if (!kept.name().equals(checked.name())) {
                throw ContractRefused.because("代码 " + checked.code() + " 已经是“" + kept.name() + "”。");
            }
            return kept;
        }
        audit.record(
                Act.of(ActKind.REGISTER, by.id()).on("firm", checked.code()).saying("登记物业服务企业 " + checked.name()));
        return checked;
    }

    /**
     * Changes where a company's letters go.
     *
     * @param code the company
     * @param mail the address, null or empty for none
     * @param by who changes it
     */
    @Transactional
    public void changeMail(String code, String mail, SignedIn by) {
        requireKeeper(by);
        PropertyFirm firm = firm(code).orElseThrow(UnknownEstate::firm);
        String address = mail(mail);
        rows.mail(firm.code(), address);
        audit.record(Act.of(ActKind.REGISTER, by.id())
                .on("firm", firm.code())
                .saying(address == null ? "删去联系邮箱" : "修改联系邮箱"));
    }

    /** The company with a code. */
    @Transactional(readOnly = true)
    public Optional<PropertyFirm> firm(String code) {
        return code == null ? Optional.empty() : rows.firm(code);
    }

    /** Every company, by name. */
    @Transactional(readOnly = true)
    public List<PropertyFirm> firms() {
        return rows.firms();
    }

    /**
     * Enters a contract. The same key from the same account again gives the first one.
     *
     * @param entry the contract; id, names and community are not read
     * @param by who enters it; must be able to change the compound's register
     * @param key key of the form
     * @return the contract
     * @throws ContractRefused when something is missing, or another company serves the compound in these days
     * @throws UnknownEstate when the compound is not the account's to see
     * @throws EstateNotYours when the account may only read
     */
    @Transactional
    public PropertyContract begin(PropertyContract entry, SignedIn by, String key) {
        readers.requireEditor(entry.compound(), by);
        return begin(entry, by.id(), key);
    }

    /**
     * Enters a contract as a step of a process, which has judged who may.
     *
     * @param entry the contract; id, names and community are not read
     * @param actor account of who decided it
     * @param key what makes the act one
     * @return the contract
     * @throws ContractRefused as {@link #begin(PropertyContract, SignedIn, String)}
     */
    @Transactional
    public PropertyContract begin(PropertyContract entry, String actor, String key) {
        String used = key(key);
        // Who sends a form twice at once gets the first contract, not a refusal.
        rows.hold(entry.compound());
        Optional<PropertyContract> before = rows.entered(actor, used);
        if (before.isPresent()) {
            return before.get();
        }
        requireWhole(entry);
        try {
            PropertyContract kept = rows.find(rows.insert(entry, used, actor)).orElseThrow();
            audit.record(Act.of(ActKind.REGISTER, actor)
                    .on("contract", Long.toString(kept.id()))
                    .saying("登记" + kept.kind().label() + " " + kept.compoundName() + " " + kept.firmName()));
            return kept;
        } catch (DataIntegrityViolationException e) {
            throw ContractRefused.because("这个小区在这些日子已经有物业服务合同，先写明前一份合同的最后一天。");
        }
    }

    /**
     * Writes down when a contract ends.
     *
     * @param id the contract
     * @param lastDay its last day, not before its first
     * @param reason why, in words
     * @param by who writes it down; must be able to change the compound's register
     * @return the contract
     */
    @Transactional
    public PropertyContract end(long id, LocalDate lastDay, String reason, SignedIn by) {
        readers.requireEditor(get(id).compound(), by);
        return end(id, lastDay, reason, by.id());
    }

    /** Writes down when a contract ends, as a step of a process; ending it on the same day again changes nothing. */
    @Transactional
    public PropertyContract end(long id, LocalDate lastDay, String reason, String actor) {
        PropertyContract contract = rows.lock(id).orElseThrow(UnknownEstate::contract);
        if (lastDay == null || lastDay.isBefore(contract.from())) {
            throw ContractRefused.because("合同最后一天不能早于第一天。");
        }
        LocalDate until = lastDay.plusDays(1);
        if (until.equals(contract.until())) {
            return contract;
        }
        if (contract.until() != null && contract.until().isBefore(until)) {
            throw ContractRefused.because("这份合同已经到 " + contract.until().minusDays(1) + " 为止，不能再延后；续签请登记新合同。");
        }
        String why =
                TextRules.saysNothing(reason) ? null : TextRules.accept(reason).strip();
        if (why == null || why.codePointCount(0, why.length()) > LONGEST_REASON) {
            throw ContractRefused.because("请写明终止原因，最多 " + LONGEST_REASON + " 个字。");
        }
        rows.end(id, until, why);
        audit.record(Act.of(ActKind.REGISTER, actor)
                .on("contract", Long.toString(id))
                .saying("合同到 " + lastDay + " 终止"));
        return get(id);
    }

    /** The contract. */
    @Transactional(readOnly = true)
    public PropertyContract get(long id) {
        return rows.find(id).orElseThrow(UnknownEstate::contract);
    }

    /**
     * Contracts somebody may see.
     *
     * @param reader who asks
     * @return by compound, the newest first
     */
    @Transactional(readOnly = true)
    public List<PropertyContract> list(SignedIn reader) {
        Map<String, Boolean> readable = new HashMap<>();
        return rows.all().stream()
                .filter(contract -> readable.computeIfAbsent(
                        contract.community(),
                        community -> readers.mayRead(
                                new Compound(contract.compound(), contract.compoundName(), community), reader)))
                .toList();
    }

    /** Compounds whose contracts somebody may enter, by name. */
    @Transactional(readOnly = true)
    public List<Compound> compounds(SignedIn editor) {
        Map<String, Boolean> editable = new HashMap<>();
        return rows.compounds().stream()
                .filter(compound ->
                        editable.computeIfAbsent(compound.community(), community -> readers.mayEdit(compound, editor)))
                .toList();
    }

    /** Whether somebody may enter companies: communities, towns, the housing department and administrators. */
    public boolean mayAddFirm(SignedIn by) {
        return FIRM_KEEPERS.stream().anyMatch(by::has);
    }

    /**
     * Contracts that hold on at least one of the days.
     *
     * @param first first day
     * @param last last day, counted in
     * @return in the order they were entered
     */
    @Transactional(readOnly = true)
    public List<PropertyContract> between(LocalDate first, LocalDate last) {
        return rows.between(first, last);
    }

    /** Who serves a compound on a day. */
    @Transactional(readOnly = true)
    public Optional<PropertyContract> on(String compound, LocalDate day) {
        return rows.between(day, day).stream()
                .filter(contract -> contract.compound().equals(compound))
                .findFirst();
    }

    private void requireWhole(PropertyContract entry) {
        if (entry.firm() == null || rows.firm(entry.firm()).isEmpty()) {
            throw ContractRefused.because("请选择已登记的物业服务企业。");
        }
        if (entry.kind() == null) {
            throw ContractRefused.because("请写明是物业服务合同还是应急物业服务。");
        }
        if (entry.households() < 1 || entry.households() > MOST_HOUSEHOLDS) {
            throw ContractRefused.because("户数应为 1 至 " + MOST_HOUSEHOLDS + " 的整数。");
        }
        if (entry.area() != null
                && (entry.area().signum() <= 0
                        || entry.area().scale() > 2
                        || entry.area().precision() > 12)) {
            throw ContractRefused.because("面积应大于 0，最多两位小数。");
        }
        if (entry.from() == null) {
            throw ContractRefused.because("请写明合同第一天。");
        }
        if (entry.until() != null && !entry.until().isAfter(entry.from())) {
            throw ContractRefused.because("合同最后一天不能早于第一天。");
        }
    }

    private static PropertyFirm checked(PropertyFirm firm) {
        if (firm.code() == null || !CODE.matcher(firm.code()).matches()) {
            throw ContractRefused.because("企业代码只能用字母、数字和连字符，最多 40 个。");
        }
        String name = TextRules.saysNothing(firm.name())
                ? ""
                : TextRules.acceptLine(firm.name()).strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw ContractRefused.because("请写明企业名称，最多 " + LONGEST_NAME + " 个字。");
        }
        String credit = TextRules.saysNothing(firm.creditCode())
                ? null
                : firm.creditCode().strip();
        if (credit != null && !CREDIT_CODE.matcher(credit).matches()) {
            throw ContractRefused.because("统一社会信用代码应为 18 位数字和大写字母。");
        }
        return new PropertyFirm(firm.code(), name, credit, mail(firm.mail()));
    }

    private static String mail(String mail) {
        if (TextRules.saysNothing(mail)) {
            return null;
        }
        String address = mail.strip();
        if (address.length() > 254 || !MAIL.matcher(address).matches()) {
            throw ContractRefused.because("“联系邮箱”不像邮箱地址。");
        }
        return address;
    }

    private static String key(String key) {
        String used = key == null ? "" : key.strip();
        if (used.isEmpty() || used.length() > LONGEST_KEY || used.indexOf('\0') >= 0) {
            throw ContractRefused.because("这张表单不完整，请重新打开页面再提交。");
        }
        return used;
    }

    /** Companies belong to no compound: whoever keeps registers may enter them. */
    private void requireKeeper(SignedIn by) {
        if (!mayAddFirm(by)) {
            throw EstateNotYours.firms();
        }
    }
}
