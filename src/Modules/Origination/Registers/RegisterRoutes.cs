using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Registers;

/// <summary>The doors of the registers: what decides, who answers for it, and what it is worth.</summary>
static class RegisterRoutes
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/checks", ListChecks.List).WithName("listChecks").Needs(Permission.QueueRead);
        api.MapGet("/checks/export.xlsx", ListChecks.ListExport)
            .WithName("exportChecks").Needs(Permission.QueueRead);
        api.MapGet("/risk-models", ReadRiskModels.List).WithName("listRiskModels").Needs(Permission.QueueRead);
        api.MapGet("/risk-models/{name}", ReadRiskModels.Get).WithName("readRiskModel").Needs(Permission.QueueRead);
        api.MapGet("/risk-models/{name}/card.md", ReadRiskModels.Card)
            .WithName("readRiskModelCard").Needs(Permission.QueueRead);
    }
}
