using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.Parties;
using Xunit;

namespace Wheelhouse.Modules.Tests.Parties;

/// <summary>GB 11643: figures worked by hand, and that the check digit catches what it promises to.</summary>
public sealed class ResidentIdTests
{
    [Theory]
    [InlineData("11010519491231002X")] // the standard's example: 167 mod 11 = 2, place 2 of 10X98765432 is X
    [InlineData("440524188001010014")] // the standard's other example, too early a day to be a customer's
    public void The_examples_of_the_standard_have_the_right_check_digit(string number)
    {
        Assert.Equal(number[^1], ResidentId.CheckDigit(number));
    }

    [Fact]
    public void A_number_says_where_and_when()
    {
        var read = ResidentId.Parse(" 11010519491231002x ").Value;

        Assert.Equal("110105", read.Region);
        Assert.Equal(new(1949, 12, 31), read.Born);
        Assert.Equal(76, read.AgeOn(new(2026, 12, 30)));
        Assert.Equal(77, read.AgeOn(new(2026, 12, 31)));
        Assert.Equal("**************002X", read.ToString());
    }

    [Theory]
    [InlineData("", "parties.id_number_malformed")]
    [InlineData("11010519491231002", "parties.id_number_malformed")]
    [InlineData("1101051949123100２X", "parties.id_number_malformed")] // a full-width digit is no digit
    [InlineData("01010519491231002X", "parties.id_number_malformed")]
    [InlineData("110105194913310023", "parties.id_number_day")]
    [InlineData("110105194902290021", "parties.id_number_day")] // 1949 had no 29 February
    [InlineData("110105194912310021", "parties.id_number_check_digit")]
    public void What_is_no_number_is_refused_and_not_repeated(string text, string code)
    {
        var refusal = ResidentId.Parse(text).Refused!;

        Assert.Equal(code, refusal.Code);
        Assert.True(text.Length == 0 || !refusal.Sentence.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void One_wrong_digit_is_always_found()
    {
        Prop.ForAll(Numbers(), number =>
        {
            for (var place = 0; place < 17; place++)
            {
                for (var digit = '0'; digit <= '9'; digit++)
                {
                    var wrong = string.Concat(number.AsSpan(0, place), [digit], number.AsSpan(place + 1));
                    Assert.True(digit == number[place] || ResidentId.CheckDigit(wrong) != number[^1]);
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Two_swapped_neighbours_are_always_found()
    {
        Prop.ForAll(Numbers(), number =>
        {
            for (var place = 0; place < 16; place++)
            {
                var swapped = string.Concat(
                    number.AsSpan(0, place), [number[place + 1]], [number[place]], number.AsSpan(place + 2));
                Assert.True(number[place] == number[place + 1] || ResidentId.CheckDigit(swapped) != number[^1]);
            }
        }).QuickCheckThrowOnFailure();
    }

    static Arbitrary<string> Numbers() => (
        from day in Gen.Choose(0, 30_000)
        from order in Gen.Choose(0, 999)
        from region in Gen.Choose(110_101, 659_001)
        let digits = $"{region}{new DateOnly(1930, 1, 1).AddDays(day):yyyyMMdd}{order:D3}"
        select digits + ResidentId.CheckDigit(digits)).ToArbitrary();
}
