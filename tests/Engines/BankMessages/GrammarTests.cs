using Wheelhouse.BankMessages;
using Wheelhouse.BankMessages.Schemas;
using Xunit;

namespace Wheelhouse.Engines.Tests.BankMessages;

/// <summary>The rules themselves.</summary>
public sealed class GrammarTests
{
    static readonly string[] Messages =
        ["camt.053.001.08", "camt.054.001.08", "pain.001.001.09", "pain.002.001.10", "pain.008.001.08"];

    [Fact]
    public void Every_type_that_is_told_is_used_and_names_stand_once()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in Messages)
        {
            Visit(Grammar.Root(Grammar.NamespaceOf(message))!, used);
        }

        Assert.Empty(Grammar.All.Keys.Except(used));
        Assert.All(
            Grammar.All.Values.OfType<ComplexType>(),
            type => Assert.Equal(type.Particles.Length, type.Particles.Select(p => p.Name).Distinct().Count()));
    }

    [Theory]
    [InlineData("Max35Text", "", false)]
    [InlineData("Max35Text", "x", true)]
    [InlineData("Max4Text", "車車車車", true)]
    [InlineData("Max4Text", "😀😀😀😀", true)] // four characters, eight halves
    [InlineData("Max4Text", "xxxxx", false)]
    [InlineData("ActiveOrHistoricCurrencyAndAmount", "123456789012345678", true)]
    [InlineData("ActiveOrHistoricCurrencyAndAmount", "1234567890123456789", false)]
    [InlineData("ActiveOrHistoricCurrencyAndAmount", "0001.50000000", true)] // the digits that say something
    [InlineData("ActiveOrHistoricCurrencyAndAmount", "0.000001", false)]
    [InlineData("ActiveOrHistoricCurrencyAndAmount", "-1", false)]
    [InlineData("ActiveOrHistoricCurrencyAndAmount", "-0", true)]
    [InlineData("ActiveOrHistoricCurrencyAndAmount", ".", false)]
    [InlineData("ActiveOrHistoricCurrencyAndAmount", "1e3", false)]
    [InlineData("ActiveOrHistoricCurrencyAndAmount", "1,000", false)]
    [InlineData("DecimalNumber", "-1.5", true)]
    [InlineData("ISODate", "2028-02-29", true)]
    [InlineData("ISODate", "2026-02-29", false)]
    [InlineData("ISODate", "2026-01-05+08:00", true)]
    [InlineData("ISODateTime", "2026-01-05T23:59:59.123Z", true)]
    [InlineData("ISODateTime", "2026-01-05T24:00:01Z", false)]
    [InlineData("ISODateTime", "2026-01-05T09:30:00.", false)]
    [InlineData("ISODateTime", "2026-01-05 09:30:00", false)]
    [InlineData("ISOYearMonth", "2026-13", false)]
    [InlineData("TrueFalseIndicator", "1", true)]
    [InlineData("TrueFalseIndicator", "yes", false)]
    [InlineData("PhoneNumber", "+86-13800000000", true)]
    [InlineData("UUIDv4Identifier", "8a562c67-ca16-48ba-b074-65581be6f001", true)]
    public void Values_are_held_to_their_rule(string type, string text, bool allowed) =>
        Assert.Equal(allowed, ((SimpleType)Grammar.Type(type)).Allows(text));

    [Theory]
    [InlineData("GB82 WEST 1234 5698 7654 32", true)]
    [InlineData("GB82WEST12345698765433", false)]
    [InlineData("6222000012345678", false)]
    public void An_account_is_an_iban_when_its_check_digits_say_so(string text, bool iban) =>
        Assert.Equal(iban, AccountNumber.Of(text).IsIban);

    static void Visit(ComplexType type, HashSet<string> used)
    {
        foreach (var particle in type.Particles)
        {
            if (used.Add(particle.TypeName) && particle.Type is ComplexType inner)
            {
                Visit(inner, used);
            }
        }
    }
}
