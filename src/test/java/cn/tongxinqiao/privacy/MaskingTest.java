package cn.tongxinqiao.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource({
        "13812345678, 138****5678",
        "+86 138-1234-5678, 138****5678",
        "020-88886666, 020-8888****",
        "88886666, 8888****",
        "12345, ****",
        "不详, ****"
    })
    void hidesTheMiddleOfAPhone(String phone, String masked) {
        assertThat(Masking.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "440118199001011234, 440118********1234",
        "440118900101123, 440118*****1123",
        "4401181990, ****",
        "44011819900, ****"
    })
    void hidesTheBirthDateInAnIdentityCardNumber(String number, String masked) {
        assertThat(Masking.identityCard(number)).isEqualTo(masked);
    }

    @Test
    void hidesTheMiddleOfABankCard() {
        assertThat(Masking.bankCard("6222021234567890128")).isEqualTo("6222***********0128");
    }

    @ParameterizedTest
    @CsvSource({"张三, 张*", "王小明, 王**", "欧阳小明, 欧阳**", "欧阳明, 欧阳*", "欧阳, 欧*", "司马相如, 司马**", "张, *", "𠮷田, 𠮷*", "' 李四 ', 李*"
    })
    void keepsTheSurnameForUnits(String name, String masked) {
        assertThat(Masking.nameForUnits(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"欧阳小明, MR, 欧阳先生", "张三, MS, 张女士", "张三, UNKNOWN, 张**", "买买提·艾力, UNKNOWN, 买**", "张, MR, **"})
    void hidesEvenTheLengthOfANameFromThePublic(String name, Masking.Salutation salutation, String masked) {
        assertThat(Masking.nameForPublic(name, salutation)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "广东省广州市增城区荔城街道荔园里社区荔景花园3栋1单元904, 广东省广州市增城区荔城街道荔园里社区",
        "荔城街道荔园里社区（虚构）荔景花园（虚构）3栋, 荔城街道荔园里社区",
        "荔园里社区3栋, 荔园里社区",
        "增城区荔景小区3栋, 增城区",
        "派潭镇派溪村12号, 派潭镇派溪村",
        "派潭镇村路12号, 派潭镇",
        "增城区汇彩路12号, 增城区",
        "荔景花园3栋1单元904, ****",
        "3栋904, ****"
    })
    void cutsAnAddressAfterTheCommunity(String address, String masked) {
        assertThat(Masking.address(address)).isEqualTo(masked);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void givesNothingForNothing(String value) {
        assertThat(Masking.phone(value)).isEmpty();
        assertThat(Masking.identityCard(value)).isEmpty();
        assertThat(Masking.bankCard(value)).isEmpty();
        assertThat(Masking.nameForUnits(value)).isEmpty();
        assertThat(Masking.nameForPublic(value, Masking.Salutation.MR)).isEmpty();
        assertThat(Masking.address(value)).isEmpty();
    }
}
