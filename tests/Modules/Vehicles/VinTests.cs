using Wheelhouse.Vehicles;
using Xunit;

namespace Wheelhouse.Modules.Tests.Vehicles;

public sealed class VinTests
{
    static readonly DateOnly Today = new(2026, 1, 5);

    [Theory]
    [InlineData("1M8GDM9AXKP042788")] // the vector of the standard: 351 = 31 × 11 + 10, written X
    [InlineData(" 1m8gdm9axkp042788 ")]
    [InlineData("WVWZZZ1JZXW000001")] // Germany: Z in position 9, no check digit due
    public void A_right_number_is_read(string text) => Assert.True(Vin.Parse(text).IsDone);

    [Theory]
    [InlineData("", "vehicles.vin_length")]
    [InlineData("1M8GDM9AXKP04278", "vehicles.vin_length")]
    [InlineData("1M8GDM9AXKP0427889", "vehicles.vin_length")]
    [InlineData("1M8GDM9AXKPO42788", "vehicles.vin_character")] // the letter O
    [InlineData("1M8GDM9AXKP04278é", "vehicles.vin_character")]
    [InlineData("1M8GDM9A1KP042788", "vehicles.vin_check_digit")] // due X
    [InlineData("1M8GDM9AXKP042789", "vehicles.vin_check_digit")] // one digit misread
    public void A_wrong_number_is_refused(string text, string code) =>
        Assert.Equal(code, Vin.Parse(text).Refused?.Code);

    [Fact]
    public void A_misread_character_never_passes_in_China()
    {
        var vin = Vin.Compose("L0N", "A1B2C", 2026, '1', 4711).Text;
        const string alphabet = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
        var passed =
            from position in Enumerable.Range(1, 16)
            from other in alphabet
            where other != vin[position] && !Alike(other, vin[position])
            let misread = vin[..position] + other + vin[(position + 1)..]
            where Vin.Parse(misread).IsDone
            select misread;

        Assert.Empty(passed);
    }

    [Theory]
    [InlineData("1M8GDM9AXKP042788", "mci", 1989)] // digit in position 7: the round before 2010
    [InlineData("5YJ3E1EA2KF317000", "tesla", 2019)] // letter in position 7: the round from 2010
    public void What_a_number_says(string text, string maker, int year)
    {
        var card = VinCard.Of(Vin.Parse(text).Value, Today);

        Assert.Equal((maker, year, true), (card.Maker?.Maker, card.ModelYear, card.CheckDigitDue));
    }

    [Fact]
    public void Outside_North_America_the_newest_possible_year_is_meant()
    {
        var vin = Vin.Compose("L0N", "A1B2C", 2027, '1', 1); // next year's model
        Assert.Equal(2027, VinCard.Of(vin, Today).ModelYear);
        Assert.Equal(1997, VinCard.Of(vin, new(2025, 12, 31)).ModelYear);
    }

    [Theory]
    [InlineData(1980, 'A')]
    [InlineData(2000, 'Y')]
    [InlineData(2001, '1')]
    [InlineData(2009, '9')]
    [InlineData(2010, 'A')]
    [InlineData(2026, 'T')]
    public void Year_codes(int year, char code) =>
        Assert.Equal(code, Vin.Compose("L0N", "A1B2C", year, '1', 1).Text[9]);

    /// <summary>Characters of one value (A, J and 1) cannot be told apart by the check digit; position 9 weighs
    /// nothing.</summary>
    static bool Alike(char a, char b) => Value(a) == Value(b);

    static int Value(char c) => char.IsDigit(c) ? c - '0' : "ABCDEFGH".Contains(c) ? c - 'A' + 1
        : "JKLMN".Contains(c) ? c - 'J' + 1 : c == 'P' ? 7 : c == 'R' ? 9 : c - 'S' + 2;
}
