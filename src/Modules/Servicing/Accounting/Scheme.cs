using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;

namespace Wheelhouse.Servicing.Accounting;

/// <summary>Accounting rules as data: what each account holds, as a signed sum of measures of the state.</summary>
/// <remarks>
/// Shipped as <c>{family}.{basis}.json</c>. Under <c>accounts</c> stands the rule for every state; under <c>when</c>,
/// for a condition of the vocabulary, the accounts that hold something else while it is met. A scheme that names an
/// unknown account or measure, or whose accounts do not sum to zero by the identities, does not load: no entry of it
/// could balance.
/// </remarks>
sealed class Scheme
{
    readonly Rule[] always;
    readonly Dictionary<string, Rule[]> when;

    Scheme(Rule[] always, Dictionary<string, Rule[]> when) => (this.always, this.when) = (always, when);

    /// <summary>The scheme that ships under this name, proved.</summary>
    /// <exception cref="InvalidDataException">There is none, or it does not prove.</exception>
    internal static Scheme Shipped(string name, Vocabulary vocabulary)
    {
        using var stream = typeof(Scheme).Assembly.GetManifestResourceStream($"{name}.json")
            ?? throw new InvalidDataException($"There are no accounting rules {name}.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), vocabulary);
    }

    /// <summary>From its JSON, proved against the vocabulary and the lender's chart.</summary>
    /// <exception cref="InvalidDataException">Something in it is unknown, or it does not sum to zero.</exception>
    internal static Scheme Read(string json, Vocabulary vocabulary)
    {
        var file = JsonSerializer.Deserialize<SchemeFile>(json, JsonSerializerOptions.Web)!;
        var sums = Parse(file.Accounts);
        Prove("always", sums, vocabulary);
        var when = new Dictionary<string, Rule[]>(StringComparer.Ordinal);
        foreach (var (condition, accounts) in file.When ?? [])
        {
            var merged = new Dictionary<string, SignedSum>(sums, StringComparer.Ordinal);
            foreach (var (account, sum) in Parse(accounts))
            {
                merged[account] = sum;
            }

            Demand(vocabulary.Conditions.Contains(condition), $"No state is called {condition}.");
            Prove(condition, merged, vocabulary);
            when[condition] = Rules(merged, vocabulary);
        }

        return new(Rules(sums, vocabulary), when);
    }

    /// <summary>What each account holds, zeros left out: positive is a debit. Sums to zero.</summary>
    /// <param name="measures">By the vocabulary's order, in minor units.</param>
    /// <param name="condition">The state's condition, or null for an ordinary one.</param>
    internal IReadOnlyList<Line> Position(ReadOnlySpan<long> measures, string? condition, Currency currency)
    {
        var rules = condition is not null && when.TryGetValue(condition, out var other) ? other : always;
        var lines = new List<Line>(8);
        foreach (var rule in rules)
        {
            var sum = 0L;
            foreach (var (sign, index) in rule.Terms)
            {
                sum += sign * measures[index];
            }

            if (sum != 0)
            {
                lines.Add(new(rule.Account, new(sum, currency)));
            }
        }

        return lines;
    }

    static Dictionary<string, SignedSum> Parse(Dictionary<string, string> accounts) =>
        accounts.ToDictionary(pair => pair.Key, pair => SignedSum.Parse(pair.Value), StringComparer.Ordinal);

    static void Prove(string condition, Dictionary<string, SignedSum> sums, Vocabulary vocabulary)
    {
        var chart = Chart.Template(Chart.Lender)!.Select(account => account.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (account, sum) in sums)
        {
            Demand(chart.Contains(account), $"The chart has no account {account}.");
            var unknown = sum.Terms.FirstOrDefault(term => vocabulary.IndexOf(term.Measure) < 0).Measure;
            Demand(unknown is null, $"{account} speaks of {unknown}, which nothing measures.");
        }

        var rest = vocabulary.Remainder(sums.Values);
        Demand(rest.Count == 0, $"The accounts do not sum to zero ({condition}): {string.Join(", ", rest)} is left.");
    }

    static void Demand(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new InvalidDataException(sentence);
        }
    }

    static Rule[] Rules(Dictionary<string, SignedSum> sums, Vocabulary vocabulary) =>
    [
        .. sums.Select(pair => new Rule(
            pair.Key, [.. pair.Value.Terms.Select(term => (term.Sign, vocabulary.IndexOf(term.Measure)))])),
    ];

    sealed record Rule(string Account, (int Sign, int Index)[] Terms);

    sealed record SchemeFile(Dictionary<string, string> Accounts, Dictionary<string, Dictionary<string, string>>? When);
}
