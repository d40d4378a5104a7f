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
        api.MapGet("/models", ReadModels.List).WithName("listModels").Needs(Permission.QueueRead);
        api.MapGet("/models/{name}", ReadModels.Get).WithName("readModel").Needs(Permission.QueueRead);
        api.MapGet("/models/{name}/card.md", ReadModels.Card).WithName("readModelCard").Needs(Permission.QueueRead);
    }
}
