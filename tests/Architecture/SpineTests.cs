using System.Xml.Linq;
using Xunit;

namespace Wheelhouse.Architecture.Tests;

/// <summary>The spine: a project may reference only projects that stand above it in this list.</summary>
/// <remarks>Reordering the list is an architecture decision; it belongs in docs/decisions.</remarks>
public sealed class SpineTests
{
    static readonly string[] Spine =
    [
        "Kernel",
        "Lending", "Leasing", "CreditRisk", "Waterfall", "Telemetry", "BankMessages", "Boosting", "Models", "Decisions",
        "Valuation", "Pricing", "Insuring",
        "Platform",
        "Trust", "Parties", "Vehicles", "Screening", "Products", "Ledger", "Telematics", "Insurance", "Sources",
        "Origination", "Servicing", "Portfolio", "Banking", "Collections", "Wholesale", "Funding", "Marketing",
        "Compliance",
        "Rooms", "Sqlite", "Postgres", "Simulation", "Gateway", "Server", "Sandbox", "Cli",
    ];

    [Fact]
    public void Every_reference_points_up_the_spine()
    {
        var wrong =
            from project in Projects()
            from reference in References(project)
            where Place(reference) >= Place(Name(project))
            select $"{Name(project)} must not reference {reference}";

        Assert.Empty(wrong);
    }

    /// <summary>Engines that stand on another engine, each by a decision; see docs/decisions/0011,
    /// 0013 and 0015.</summary>
    static readonly Dictionary<string, string> StandsOn = new()
    {
        ["Leasing"] = "Lending",
        ["Models"] = "Boosting",
        ["Decisions"] = "Models",
        ["Valuation"] = "Boosting",
    };

    [Fact]
    public void Engines_see_only_the_kernel()
    {
        var wrong =
            from project in Projects()
            where project.Contains("/Engines/", StringComparison.Ordinal)
            from reference in References(project)
            where reference != "Kernel" && StandsOn.GetValueOrDefault(Name(project)) != reference
            select $"{Name(project)} must not reference {reference}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Engines_and_kernel_need_no_package()
    {
        var wrong =
            from project in Projects()
            where project.Contains("/Engines/", StringComparison.Ordinal) || Name(project) == "Kernel"
            from package in XDocument.Load(Path.Combine(Tree.Root, project)).Descendants("PackageReference")
            select $"{Name(project)} must not use {(string?)package.Attribute("Include")}";

        Assert.Empty(wrong);
    }

    static int Place(string name)
    {
        var place = Array.IndexOf(Spine, name);
        return place >= 0
            ? place
            : throw new InvalidOperationException($"{name} has no place in the spine; give it one.");
    }

    static IEnumerable<string> Projects() => Tree.Files("*.csproj", "src", "migrations");

    static IEnumerable<string> References(string project) =>
        XDocument.Load(Path.Combine(Tree.Root, project)).Descendants("ProjectReference")
            .Select(r => (string)r.Attribute("Include")!)
            .Where(path => !path.Contains('*', StringComparison.Ordinal))
            .Select(Name);

    static string Name(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
