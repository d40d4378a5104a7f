using System.Text.Json;
using System.Text.Json.Nodes;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Products;

/// <summary>The product files of <c>samples/products</c>, for the demonstration and for tests.</summary>
public static class SampleProducts
{
    const string Folder = "samples/";
    const string MakerPrefix = "maker:";

    /// <summary>The files of a lender: those whose name starts with <paramref name="lender"/>, such as
    /// <c>haiyue</c>.</summary>
    /// <param name="maker">The organisation behind a maker's key, such as <c>qilan</c>: who pays a subsidy.</param>
    public static IReadOnlyList<JsonElement> Of(string lender, Func<string, Id<Organisation>> maker)
    {
        ArgumentNullException.ThrowIfNull(maker);
        var assembly = typeof(SampleProducts).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith($"{Folder}{lender}-", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(name, maker)),
        ];
    }

    static JsonElement Read(string name, Func<string, Id<Organisation>> maker)
    {
        using var stream = typeof(SampleProducts).Assembly.GetManifestResourceStream(name)!;
        var file = JsonNode.Parse(stream)!;
        var terms = file["terms"]!;
        if (terms["subsidyBy"]?.GetValue<string>() is { } by && by.StartsWith(MakerPrefix, StringComparison.Ordinal))
        {
            terms["subsidyBy"] = maker(by[MakerPrefix.Length..]).ToString();
        }

        return JsonSerializer.SerializeToElement(file);
    }
}
