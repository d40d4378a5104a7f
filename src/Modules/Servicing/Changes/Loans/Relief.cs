using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>What the lender may give up: how much one person may, and never more than is owed.</summary>
static class Relief
{
    static readonly Dictionary<Currency, Money> Alone = Read();

    /// <summary>Whether a second person must agree: above the limit of <c>relief.json</c>, and always in a currency
    /// that has none there.</summary>
    internal static bool NeedsSecond(Money amount) =>
        !Alone.TryGetValue(amount.Currency, out var limit) || amount > limit;

    /// <summary>Refuses an amount beyond what settles the agreement today: the rest would be the customer's.</summary>
    internal static Refusal? CheckOwed(LoanAccount loan, Money amount)
    {
        var owed = Settlement.Of(loan.State).Total;
        return amount > owed
            ? new(
                "servicing.more_than_owed", $"{owed} of it is owed today; take at most that.", RefusalKind.Conflict,
                Values.Of("owed", owed))
            : null;
    }

    static Dictionary<Currency, Money> Read()
    {
        using var stream = typeof(Relief).Assembly.GetManifestResourceStream("relief.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<Limit>>(stream, Json.Wire)!
            .ToDictionary(limit => limit.Alone.Currency, limit => limit.Alone);
    }

    /// <summary>How much one person may give up.</summary>
    /// <param name="Mark">Evidence: V read, N a secondary source, G the house's own or general knowledge.</param>
    sealed record Limit(Money Alone, string Source, char Mark);
}
