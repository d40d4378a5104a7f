using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;
using Xunit;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>The short way to read events reads what the long way reads, or nothing.</summary>
public sealed class PlainEventsTests
{
    static readonly DateOnly Day = new(2026, 6, 15);

    [Fact]
    public void What_is_written_for_payouts_and_repayments_is_read()
    {
        var dice = new Random(7); // reproducible
        for (var round = 0; round < 500; round++)
        {
            var events = Enumerable.Range(1, dice.Next(1, 40)).Select(n => Made(n, dice)).ToList();
            var text = string.Join(",", events.Select(EventJson.Write));

            Assert.Equal(events, PlainEvents.Read(text));
            Assert.Equal(events, JsonSerializer.Deserialize<List<LoanEvent>>($"[{text}]", Json.Stored));
        }
    }

    [Fact]
    public void Events_come_in_their_order_whichever_way_they_are_read()
    {
        LoanEvent[] plain = [Repaid(3), Repaid(1), Repaid(2)];
        LoanEvent[] mixed = [.. plain, new CloseOfBusiness(4, Day, Day)];

        Assert.Equal([1, 2, 3], EventJson.ReadLoan(Text(plain)).Select(e => e.Sequence));
        Assert.Equal([1, 2, 3, 4], EventJson.ReadLoan(Text(mixed)).Select(e => e.Sequence));
        Assert.Null(PlainEvents.Read(Text(mixed)));
        Assert.Empty(EventJson.ReadLoan(""));
    }

    [Theory]
    [InlineData("\"sequence\":1", "\"sequence\": 1")]
    [InlineData("\"sequence\":1", "\"sequence\":01")]
    [InlineData("\"sequence\":1", "\"sequence\":0")]
    [InlineData("\"sequence\":1", "\"sequence\":-1")]
    [InlineData("\"sequence\":1", "\"sequence\":1.0")]
    [InlineData("\"sequence\":1", "\"sequence\":2147483648")]
    [InlineData("200000", "-200000")]
    [InlineData("200000", "1000000000000000000")]
    [InlineData("repayment", "refund")]
    [InlineData("{\"type\":\"repayment\",", "{")]
    [InlineData("CNY", "XXX")]
    [InlineData("2026-06-15", "2026-06-31")]
    public void What_is_written_in_another_way_is_left_to_the_other_reader(string part, string other)
    {
        var text = EventJson.Write(Repaid(1));
        Assert.Contains(part, text, StringComparison.Ordinal);

        Assert.NotNull(PlainEvents.Read(text));
        Assert.Null(PlainEvents.Read(text.Replace(part, other, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_cut_off_or_goes_on_is_left_to_the_other_reader()
    {
        var text = Text([Repaid(1), Repaid(2)]);
        var whole = EventJson.Write(Repaid(1)).Length;
        for (var length = 1; length < text.Length; length++)
        {
            Assert.Equal(length == whole, PlainEvents.Read(text[..length]) is not null);
        }

        Assert.Null(PlainEvents.Read(text + ","));
        Assert.Null(PlainEvents.Read(text + " "));
    }

    static string Text(IEnumerable<LoanEvent> events) => string.Join(",", events.Select(EventJson.Write));

    static Repaid Repaid(int sequence) => new(sequence, Day, Day, new(200_000, Currency.Cny));

    static LoanEvent Made(int sequence, Random dice)
    {
        var (value, booked) = (Day.AddDays(dice.Next(-4_000, 4_000)), Day.AddDays(dice.Next(-4_000, 4_000)));
        var amount = new Money(
            dice.NextInt64(1, dice.Next(2) == 0 ? 1_000 : 10_000_000_000_000),
            dice.Next(3) switch { 0 => Currency.Usd, 1 => Currency.Jpy, _ => Currency.Cny });
        return dice.Next(2) == 0
            ? new Disbursed(sequence, value, booked, amount)
            : new Repaid(sequence, value, booked, amount);
    }
}
