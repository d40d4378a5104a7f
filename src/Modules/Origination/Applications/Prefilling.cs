using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Origination.Applications;

/// <summary>What the desk need not type, and where each figure comes from.</summary>
static class Prefilling
{
    internal static IReadOnlyList<Prefilled> Of(PersonCard person, VehicleCard vehicle)
    {
        var store = new Text("门店登记", "registration in the store");
        var catalogue = new Text("车型目录", "model catalogue");
        List<Prefilled> fields =
        [
            new("name", store, false),
            new("phone", store, false),
            new("idNumber", new(
                "门店登记，校验位已核（GB 11643）", "registration in the store, check digit verified (GB 11643)"), false),
            new("age", new("由证件号推算", "from the identity number"), false),
            new("income", person.HasIncome
                ? new("客户申报（敏感，按用途读取）", "stated by the customer (sensitive, read for a purpose)")
                : new("未申报", "not stated"), false),
            new("vin", new("车架号校验与解析（ISO 3779）", "checked and decoded from the VIN (ISO 3779)"), false),
            new("powertrain", catalogue, false),
            new("listPrice", catalogue, false),
            new("price", new("经销商填写", "entered by the dealer"), false),
            new("expectedValue", new("残值曲线估计", "estimate by the residual curve"), true),
        ];
        if (vehicle.Condition == VehicleCondition.Used)
        {
            fields.Add(new("valuation", new("评估师填报", "stated by an appraiser"), false));
            fields.Add(new("odometer", new("车辆登记，递增无回拨", "vehicle registration, no roll-back"), false));
        }

        return fields;
    }
}
