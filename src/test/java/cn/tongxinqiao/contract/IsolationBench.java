package cn.tongxinqiao.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Measures what a first page of tasks with its counts costs each role while many cases are open, in one run: first with few,
 * then with many, then with the grants the engine would write by itself. Run by {@code bench/isolation}; no build runs it.
 *
 * <p>Cases are real ones, copied row by row in the engine's tables, each copy belonging to a unit of its own choosing: 340
 * communities share them, which is about what a district has.
 */
class IsolationBench extends ContractTest {

    private static final int UNITS = 340;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final int FEW = Integer.getInteger("bench.few", 2_000);
    private static final int MANY = Integer.getInteger("bench.many", 200_000);

    /** Columns that hold an id of the copied case, in whatever table. */
    private static final Set<String> IDS = Set.of(
            "id_",
            "proc_inst_id_",
            "root_proc_inst_id_",
            "execution_id_",
            "parent_id_",
            "super_exec_",
            "task_id_",
            "process_instance_id_",
            "root_process_instance_id_",
            "var_scope_",
            "act_inst_id_",
            "parent_act_inst_id_",
            "super_process_instance_id_",
            "call_proc_inst_id_",
            "resource_id_",
            "activity_instance_id_");

    private static final Map<String, String> TABLES = tables();

    private static final List<String> PEOPLE =
            List.of("community01", "member01", "team09", "clerk", "callback", "street01", "orgdept", "admin");

    private int copied;

    @Test
    void measures() {
        addUnits();
        Case open = dispatched();
        Case held = dispatched();
        as("community01")
                .post(held.task("community01", "userTask_handle") + "/claim", Map.of("userId", "community01"))
                .expect(204);
        Case hard = enter(as("clerk"), Entry.atCounter().with("facts.needsSpecialist", true));
        hard.runJobs();
        Case fresh = enter(resident, Entry.ofResident().without("facts").without("category"));
        fresh.runJobs();
        Case rated = handled(Entry.atCounter());
        Map<Case, Integer> mix = new LinkedHashMap<>();
        mix.put(open, 45);
        mix.put(held, 35);
        mix.put(hard, 10);
        mix.put(fresh, 2);
        mix.put(rated, 8);
        Map<String, Map<String, Double>> results = new LinkedHashMap<>();
        fill(mix, FEW);
        results.put("few", measure(PEOPLE));
        fill(mix, MANY);
        results.put("many", measure(PEOPLE));
        grantEachTask();
        measure(List.of("community01"));
        report(results);
    }

    /** What the engine would write by itself for a task offered to a group, in place of the rights of a role. */
    private void grantEachTask() {
        jdbc.sql("insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)"
                        + " select 'g' || row_number() over (), 1, 1, i.group_id_, 7, i.task_id_, 2"
                        + " from act_ru_identitylink i where i.group_id_ is not null and i.task_id_ is not null")
                .update();
        jdbc.sql("delete from act_ru_authorization where group_id_ = 'role-community-worker' and resource_type_ = 6")
                .update();
        jdbc.sql("vacuum analyze act_ru_authorization").update();
    }

    private void addUnits() {
        jdbc.sql(
                        "create table bench_unit as select n, case when n = 0 then '440118001901' else '4401189' || lpad(n::text, 5, '0') end as code"
                                + " from generate_series(0, " + (UNITS - 1) + ") n")
                .update();
        jdbc.sql("insert into act_id_tenant (id_, rev_, name_) select code, 1, code from bench_unit where n > 0")
                .update();
        jdbc.sql("insert into act_id_tenant_member (id_, tenant_id_, user_id_, group_id_)"
                        + " select 'b' || row_number() over (), u.code, m.user_id_, m.group_id_ from act_id_tenant_member m, bench_unit u"
                        + " where m.tenant_id_ = '440118001901' and u.n > 0 and coalesce(m.group_id_, '') not like 'community-%' and coalesce(m.group_id_, '') not like 'member-%'"
                        + "   and (coalesce(m.group_id_, '') not like '%440118001%' or u.n < 27)")
                .update();
    }

    private void fill(Map<Case, Integer> mix, int target) {
        int wanted = target - copied;
        long began = System.nanoTime();
        mix.forEach((template, share) -> copy(template, copied, wanted * share / 100));
        copied = target;
        jdbc.sql("vacuum analyze").update();
        System.out.printf(
                "BENCH %d open tasks after %.0f s%n",
                count("select count(*) from act_ru_task"), (System.nanoTime() - began) / 1e9);
    }

    private void copy(Case template, int from, int number) {
        String root = jdbc.sql(
                        "select id_ from act_ru_execution where business_key_ = ? and parent_id_ is null and super_exec_ is null")
                .param(template.number)
                .query(String.class)
                .single();
        TABLES.forEach((table, where) -> {
            List<String> columns = jdbc.sql(
                            "select column_name from information_schema.columns where table_schema = current_schema() and table_name = ? order by ordinal_position")
                    .param(table)
                    .query(String.class)
                    .list();
            String values = columns.stream().map(column -> value(table, column)).collect(Collectors.joining(", "));
            jdbc.sql("insert into " + table + " (" + String.join(", ", columns) + ") select " + values + " from "
                            + table + " t, "
                            + "(select g, u.n, u.code from generate_series(" + (from + 1) + ", " + (from + number)
                            + ") g join bench_unit u on u.n = (g * 7919) % " + UNITS + ") c where "
                            + where.replace("ROOT", "'" + root + "'"))
                    .update();
        });
    }

    private static String value(String table, String column) {
        if (IDS.contains(column)) {
            return "t." + column + " || '~' || c.g";
        }
        if (column.equals("business_key_")) {
            return "t." + column + " || '~' || c.g";
        }
        if (List.of("user_id_", "assignee_", "owner_").contains(column)) {
            return "case when c.n = 0 or t.tenant_id_ is null then t.X else t.X || '.' || c.n end"
                    .replace("X", column)
                    .replace(
                            "t.tenant_id_ is null",
                            table.equals("act_ru_authorization") ? "false" : "t.tenant_id_ is null");
        }
        if (List.of("tenant_id_", "group_id_", "text_").contains(column)) {
            return "replace(t." + column + ", '440118001901', c.code)";
        }
        return "t." + column;
    }

    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        String instances = "(select id_ from act_ru_execution where root_proc_inst_id_ = ROOT and parent_id_ is null)";
        String tasks = "(select id_ from act_ru_task where proc_inst_id_ in " + instances + ")";
        tables.put("act_ru_execution", "t.proc_inst_id_ in " + instances);
        tables.put("act_ru_task", "t.proc_inst_id_ in " + instances);
        tables.put("act_ru_variable", "t.proc_inst_id_ in " + instances);
        tables.put("act_ru_identitylink", "t.task_id_ in " + tasks);
        tables.put("act_ru_authorization", "t.resource_type_ = 7 and t.resource_id_ in " + tasks);
        tables.put("act_ru_event_subscr", "t.proc_inst_id_ in " + instances);
        tables.put("act_ru_job", "t.process_instance_id_ in " + instances);
        tables.put("act_hi_procinst", "t.root_proc_inst_id_ = ROOT");
        tables.put("act_hi_taskinst", "t.root_proc_inst_id_ = ROOT");
        return tables;
    }

    private static void report(Map<String, Map<String, Double>> results) {
        results.get("few").forEach((what, few) -> {
            double many = results.get("many").get(what);
            System.out.printf("BENCH %-34s %8.1f ms %8.1f ms  x %.1f%n", what, few, many, many / few);
        });
    }

    private Map<String, Double> measure(List<String> people) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String user : people) {
            Caller desk = as(user);
            Map<String, String> filters = new LinkedHashMap<>();
            for (JsonNode filter : desk.get("/engine-rest/filter").expect(200).json()) {
                filters.put(filter.path("name").asText(), filter.path("id").asText());
            }
            for (Map.Entry<String, String> filter : filters.entrySet()) {
                String path = "/engine-rest/filter/" + filter.getValue();
                long[] list = new long[ROUNDS];
                long[] count = new long[ROUNDS];
                long found = 0;
                int rounds = ROUNDS;
                for (int round = -2; round < rounds; round++) {
                    long t0 = System.nanoTime();
                    desk.send("GET", path + "/list?firstResult=0&maxResults=15", null, "Accept", "application/hal+json")
                            .expect(200);
                    long t1 = System.nanoTime();
                    found = desk.get(path + "/count")
                            .expect(200)
                            .json()
                            .path("count")
                            .asLong();
                    long t2 = System.nanoTime();
                    if (round >= 0) {
                        list[round] = t1 - t0;
                        count[round] = t2 - t1;
                    }
                    if (t2 - t0 > 5_000_000_000L && round >= 0) {
                        rounds = round + 1;
                    }
                }
                figures.put(user + " " + filter.getKey() + " list", median(list, rounds));
                figures.put(user + " " + filter.getKey() + " count", median(count, rounds));
                System.out.printf(
                        "BENCH   %-12s %-8s list %7.1f ms  count %7.1f ms  (%d)%n",
                        user, filter.getKey(), median(list, rounds), median(count, rounds), found);
            }
        }
        return figures;
    }

    private static double median(long[] nanos, int rounds) {
        long[] sorted = Arrays.copyOf(nanos, rounds);
        Arrays.sort(sorted);
        return Math.round(sorted[rounds / 2] / 100_000.0) / 10.0;
    }
}
