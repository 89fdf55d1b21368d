package cn.tongxinqiao.organization;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class FirstAdministratorTest {

    private boolean somebodyCanAdminister;

    @Test
    void productionIsRefusedWithoutAPassword() {
        assertThatExceptionOfType(NoAdministrator.class)
                .isThrownBy(() -> register("false", null))
                .withMessageContaining("TONGXINQIAO_ADMIN_PASSWORD");
        assertThatExceptionOfType(NoAdministrator.class).isThrownBy(() -> register("false", "   "));
    }

    @ParameterizedTest
    @CsvSource({"tongxinqiao-demo,公开密码", "short,少于", "my-admin-password,包含账号名"})
    void productionIsRefusedWithAnUnsafePassword(String password, String reason) {
        assertThatExceptionOfType(NoAdministrator.class)
                .isThrownBy(() -> register("false", password))
                .withMessageContaining(reason);
    }

    @Test
    void noPasswordIsAskedForOnceSomebodyCanAdminister() {
        somebodyCanAdminister = true;

        assertThatCode(() -> register("false", null)).doesNotThrowAnyException();
    }

    @Test
    void noPasswordIsAskedForInATrial() {
        assertThatCode(() -> register("true", null)).doesNotThrowAnyException();
    }

    private void register(String demo, String password) {
        TryItMode mode = new TryItMode(new MockEnvironment().withProperty("tongxinqiao.demo", demo));
        AdministratorSettings settings = new AdministratorSettings("admin", password);
        new FirstAdministrator(settings, mode, new Accounts(), null, null).register();
    }

    /** Answers the one question a refusal asks. */
    private final class Accounts implements IdentityDirectory {

        @Override
        public boolean canSomebodySignIn(String groupId) {
            return somebodyCanAdminister;
        }

        @Override
        public void follow(Account account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(String accountId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int synchronise(Directory directory) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean setFirstPassword(String accountId, String password) {
            throw new UnsupportedOperationException();
        }
    }
}
