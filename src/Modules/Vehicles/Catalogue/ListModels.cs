using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Platform;

namespace Wheelhouse.Vehicles;

/// <summary>The catalogue, searched by words of the name or maker and by drive.</summary>
static class ListModels
{
    static readonly Sheet<ModelCard> Export = new Sheet<ModelCard>("models", new("车型目录", "Models"))
        .Text("代码", "Code", m => m.Code)
        .Words("厂商", "Maker", m => m.MakerName)
        .Words("车型", "Model", m => m.Name)
        .Number("年款", "Model year", m => m.ModelYear)
        .Text("动力", "Drive", m => m.Powertrain.ToString())
        .Money("指导价", "List price", m => m.ListPrice);

    internal static Ok<Page<ModelCard>> Get(string? q, Word<Powertrain>? powertrain, int? limit, string? after) =>
        TypedResults.Ok(Read(q, powertrain?.Value).ToPage(m => m.Code, new(limit, after)));

    internal static IResult GetExport(string? q, Word<Powertrain>? powertrain, string? lang) =>
        Export.Answer(Read(q, powertrain?.Value), lang);

    static List<ModelCard> Read(string? q, Powertrain? powertrain) =>
    [
        .. Catalogue.Models.Where(m =>
            (powertrain is null || m.Powertrain == powertrain)
            && (q is null || new[] { m.Code, m.Name.Zh, m.Name.En, m.MakerName.Zh, m.MakerName.En }
                .Any(text => text.Contains(q, StringComparison.OrdinalIgnoreCase)))),
    ];
}
