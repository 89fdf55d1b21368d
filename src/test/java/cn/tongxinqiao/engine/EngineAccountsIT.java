package cn.tongxinqiao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class EngineAccountsIT {

    @Autowired
    private EngineAccounts accounts;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private TaskService taskService;

    @BeforeEach
    void register() {
        User user = identityService.newUser("guest");
        user.setPassword("first-password");
        identityService.saveUser(user);
    }

    @AfterEach
    void remove() {
        identityService.deleteUser("guest");
    }

    @Test
    void knowsARightPasswordFromAWrongOne() {
        assertThat(accounts.check("guest", "first-password")).isTrue();
        assertThat(accounts.check("guest", "second-password")).isFalse();
        assertThat(accounts.check("stranger", "first-password")).isFalse();
    }

    @Test
    void somebodyElsesGuessesDoNotLockOutWhoIsAtWork() {
        accounts.check("guest", "first-password");

        accounts.check("guest", "a guess");

        assertThat(identityService.checkPassword("guest", "first-password"))
                .as("locked in the engine")
                .isFalse();
        assertThat(accounts.check("guest", "first-password")).isTrue();
    }

    @Test
    void guessesAreSlowedDownWhileNobodyIsAtWork() {
        accounts.check("guest", "a guess");

        assertThat(accounts.check("guest", "first-password")).isFalse();
    }

    @Test
    void aChangedPasswordCountsAtOnce() {
        accounts.check("guest", "first-password");
        User user = identityService.createUserQuery().userId("guest").singleResult();
        user.setPassword("second-password");
        identityService.saveUser(user);

        assertThat(accounts.check("guest", "first-password")).isFalse();
        identityService.unlockUser("guest");
        assertThat(accounts.check("guest", "second-password")).isTrue();
    }

    @Test
    void aRemovedAccountIsRefusedAtOnce() {
        accounts.check("guest", "first-password");
        identityService.deleteUser("guest");

        assertThat(accounts.check("guest", "first-password")).isFalse();
        assertThat(accounts.groupsOf("guest")).isEmpty();
    }

    @Test
    void theEngineForgetsWhoActedWhenTheCallIsOver() {
        try (EngineAccounts.Acting acting = accounts.actAs("community01")) {
            assertThat(identityService.getCurrentAuthentication().getGroupIds()).contains("role-community-worker");
            assertThat(identityService.getCurrentAuthentication().getTenantIds())
                    .containsExactly("440118001901");
            assertThat(taskService.createTaskQuery().count()).isNotNegative();
        }

        assertThat(identityService.getCurrentAuthentication()).isNull();
    }
}
