package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.ModelCorpus;
import cn.tongxinqiao.ModelCorpus.Harmless;
import cn.tongxinqiao.ModelCorpus.Hostile;
import cn.tongxinqiao.contract.Caller.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Models as an analyst deploys them from the Modeler: hostile ones are refused with the reason, harmless ones run. */
class ModelDeploymentIT extends ContractTest {

    private static final String DEPLOY = "/engine-rest/deployment/create";

    @Autowired
    private RepositoryService repository;

    private final List<String> deployed = new ArrayList<>();

    @AfterEach
    void takeBack() {
        deployed.forEach(id -> repository.deleteDeployment(id, true));
    }

    static Stream<Hostile> hostile() {
        return ModelCorpus.hostile();
    }

    static Stream<Harmless> harmless() {
        return ModelCorpus.harmless();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesAHostileModelAndKeepsNothing(Hostile model) {
        long before = repository.createDeploymentQuery().count();

        String said = deploy("analyst", Map.of(model.file(), model.content())).problem(422);

        // The list is cut off where it grows long; the guard's own test looks for every word.
        assertThat(said).contains("没有部署").doesNotContain("Exception", "org.camunda");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void takesAHarmlessModel(Harmless model) {
        deployed.add(deploy("analyst", model.files()).expect(200).text("id"));
    }

    @Test
    void takesWhatShipsFromAnAnalystToo() {
        deployed.add(deploy("analyst", ModelCorpus.shipped()).expect(200).text("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "community01", "team01", "auditor", "orgdept", "member01"})
    void asksForTheRightBeforeItLooksAtTheContent(String user) {
        Hostile model = hostile().findFirst().orElseThrow();
        assertThat(deploy(user, Map.of(model.file(), model.content())).status()).isEqualTo(403);
        assertThat(deploy(user, harmless().findFirst().orElseThrow().files()).status())
                .isEqualTo(403);
    }

    @Test
    void servesTheModelerAsTheEngineWould() {
        Harmless model = harmless().findFirst().orElseThrow();
        as("analyst").get("/engine-rest/version").expect(200);
        as("analyst").get("/engine-rest/deployment?maxResults=0").expect(200);

        String first = fromModeler(model).expect(200).text("id");
        deployed.add(first);

        assertThat(fromModeler(model).expect(200).text("id")).isEqualTo(first);
    }

    @Test
    void redeploysWhatPassedTheGuard() {
        String first = deploy("analyst", harmless().findFirst().orElseThrow().files())
                .expect(200)
                .text("id");
        deployed.add(first);

        deployed.add(as("analyst")
                .post("/engine-rest/deployment/" + first + "/redeploy", "{}")
                .expect(200)
                .text("id"));
    }

    /** Somebody changed the row in the database, or it is older than the guard. */
    @Test
    void refusesToRedeployWhatWouldNotPassTheGuardToday() {
        String first = deploy("analyst", harmless().findFirst().orElseThrow().files())
                .expect(200)
                .text("id");
        deployed.add(first);
        jdbc.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ?")
                .params(hostile().findFirst().orElseThrow().content(), first)
                .update();

        as("analyst")
                .post("/engine-rest/deployment/" + first + "/redeploy", "{}")
                .problem(422);
    }

    @Test
    void refusesAModelForOneUnitAlone() {
        List<Part> parts =
                new ArrayList<>(parts(harmless().findFirst().orElseThrow().files()));
        parts.add(field("tenant-id", "team-T01"));

        assertThat(as("admin").upload(DEPLOY, parts.toArray(Part[]::new)).problem(422))
                .contains("不能按单位分别部署");
    }

    /** The guard knows most of what the engine knows, not all of it. */
    @Test
    void answersAMistakeOnlyTheEngineFindsAsTheAnalystsToo() {
        String model = """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="x">
                  <bpmn:process id="engine-finds" isExecutable="true">
                    <bpmn:startEvent id="s" />
                    <bpmn:subProcess id="p" name="办理">
                      <bpmn:startEvent id="ps" />
                    </bpmn:subProcess>
                    <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="p" />
                  </bpmn:process>
                  <bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="g">
                    <bpmndi:BPMNPlane id="pl" bpmnElement="engine-finds">
                      <bpmndi:BPMNShape id="sh" bpmnElement="nothing">
                        <dc:Bounds xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" x="1" y="1" width="36" height="36" />
                      </bpmndi:BPMNShape>
                    </bpmndi:BPMNPlane>
                  </bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """.replace("id=\"f\" sourceRef=\"b\"", "id=\"f2\" sourceRef=\"b\"");

        Answer answer = deploy("analyst", Map.of("engine-finds.bpmn", model.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.problem(422)).contains("引擎认为这些地方画得不对", "engine-finds.bpmn 第");
    }

    @Test
    void refusesADeploymentOfNothing() {
        as("analyst").upload(DEPLOY, field("deployment-name", "空的")).problem();
    }

    @Test
    void keepsNothingOfADeploymentWithOneHostileFile() {
        Map<String, byte[]> files =
                new java.util.TreeMap<>(harmless().findFirst().orElseThrow().files());
        Hostile bad = hostile().findFirst().orElseThrow();
        files.put(bad.file(), bad.content());
        long before = repository.createProcessDefinitionQuery().count();

        assertThat(deploy("analyst", files).problem(422)).contains(bad.file());

        assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(before);
    }

    private Answer fromModeler(Harmless model) {
        List<Part> parts = new ArrayList<>(parts(model.files()));
        parts.add(field("deployment-source", "Camunda Modeler"));
        parts.add(field("enable-duplicate-filtering", "true"));
        parts.add(field("deploy-changed-only", "false"));
        return as("analyst").upload(DEPLOY, parts.toArray(Part[]::new));
    }

    private Answer deploy(String user, Map<String, byte[]> files) {
        return as(user).upload(DEPLOY, parts(files).toArray(Part[]::new));
    }

    private static List<Part> parts(Map<String, byte[]> files) {
        List<Part> parts = new ArrayList<>(List.of(field("deployment-name", "分析员的模型")));
        files.forEach((name, content) ->
                parts.add(new Part("data" + parts.size(), name, "application/octet-stream", content)));
        return parts;
    }

    private static Part field(String name, String value) {
        return new Part(name, null, "text/plain; charset=utf-8", value.getBytes(StandardCharsets.UTF_8));
    }
}
