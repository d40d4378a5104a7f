using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Models.Shipped;
using Wheelhouse.Pricing;
using Wheelhouse.Products;
using Wheelhouse.Sources;

namespace Wheelhouse.Origination.Assessing;

/// <summary>The policies that ship with the house, one name a family; the newest version in force on a day
/// whose sources are connected decides.</summary>
sealed class PolicyBook
{
    internal static readonly string[] Names = [.. Enum.GetValues<ProductKind>().Select(NameFor).Distinct()];

    readonly IReadOnlyList<Policy> policies;

    readonly IReadOnlySet<string> connected;

    /// <param name="connected">Kinds of outside sources of this installation, as a policy's <c>needs</c> name them;
    /// none where it stands alone.</param>
    /// <exception cref="InvalidOperationException">A file is no policy to rely on, or asks for a figure that nobody
    /// gathers: the house does not open.</exception>
    public PolicyBook(IReadOnlySet<string>? connected = null)
    {
        this.connected = connected ?? new HashSet<string>();
        policies = [.. Names.SelectMany(name => Resources($"{name}-")).Select(json => Compile(json).Value)];
        var unknown = policies.SelectMany(PolicyInputs.Unknown).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException($"Nobody gathers {string.Join(", ", unknown)} for the policies.");
        }
    }

    /// <summary>The book of an installation, by the sources that it is connected to.</summary>
    internal static PolicyBook Open(IServiceProvider provider)
    {
        using var scope = provider.CreateScope();
        var kinds = scope.ServiceProvider.GetRequiredService<ISources>().Connected;
        return new(kinds.Select(NameOf).ToHashSet());
    }

    /// <summary>The outside sources that a policy needs.</summary>
    internal static IEnumerable<SourceKind> Needed(Policy policy) =>
        Enum.GetValues<SourceKind>().Where(kind => policy.Needs.Contains(NameOf(kind)));

    /// <summary>Which policy decides on a product: the one place that says so.</summary>
    /// <remarks>By what the lender risks: a loan and a lease that ends with the customer's car risk his instalments,
    /// a lease whose car goes back the residual too, a subscription the rent of the notice alone.</remarks>
    internal static string NameFor(ProductKind kind) => kind switch
    {
        ProductKind.EqualInstalment or ProductKind.EqualPrincipal or ProductKind.Balloon or ProductKind.LowDownPayment
            or ProductKind.Subsidised or ProductKind.UsedCar or ProductKind.Green => "car-loan",
        ProductKind.FinanceLease or ProductKind.SaleAndLeaseback => "finance-lease",
        ProductKind.OperatingLease or ProductKind.RepurchaseLease or ProductKind.LongRental => "operating-lease",
        ProductKind.Subscription => "subscription",
    };

    /// <summary>The policy for a product on a day; refused where none is in force, so that nothing is decided without
    /// one.</summary>
    internal Outcome<Policy> On(ProductKind kind, DateOnly day) => On(NameFor(kind), day);

    /// <inheritdoc cref="On(ProductKind, DateOnly)"/>
    internal Outcome<Policy> On(string name, DateOnly day) =>
        policies.Where(p => p.Name == name && p.IsInForce(day) && Connects(p)).MaxBy(p => p.Version) is { } policy
            ? policy
            : new Refusal(
                "origination.no_policy", $"No decision policy is in force on {day:O}; publish one first.",
                RefusalKind.Conflict, new RefusalValue("day", day.ToString("O")));

    /// <summary>Whether all sources that a policy needs are connected here. One that is connected and out of order is
    /// another matter: what it would have said is missing, and what is missing refers.</summary>
    internal bool Connects(Policy policy) => policy.Needs.All(connected.Contains);

    /// <summary>Every version that ships with the house, whether in force or not.</summary>
    internal IReadOnlyList<Policy> All => policies;

    /// <summary>A version that decided before, to decide again with it.</summary>
    internal Policy? Find(string name, int version) =>
        policies.FirstOrDefault(p => p.Name == name && p.Version == version);

    /// <summary>The file of a version that ships with the house.</summary>
    internal static string? File(string name, int version) => Resources($"{name}-{version}.json").FirstOrDefault();

    /// <summary>Reads a policy's file, the house's or a lender's: the one way from the file to what decides.</summary>
    internal static Outcome<Policy> Compile(string file) => PolicyFile.Read(file, ModelShelf.Find)
        .Then(policy => policy.Pricing is { } table ? PricingFile.ReadTable(table).Select(_ => policy) : policy);

    /// <summary>A kind as a policy's <c>needs</c> name it.</summary>
    static string NameOf(SourceKind kind) => JsonNamingPolicy.CamelCase.ConvertName($"{kind}");

    static IEnumerable<string> Resources(string prefix)
    {
        var assembly = typeof(PolicyBook).Assembly;
        var names = assembly.GetManifestResourceNames();
        foreach (var name in names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
