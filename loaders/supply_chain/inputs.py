"""How the stages and inputs of the ETO set stand to the registry's fields; each of them was considered."""

#: Those that are a field of ours, each of another.
SAME = {
    "S1": "design", "S2": "fabrication", "S3": "packaging-test",
    "N1": "design.processor", "N3": "design.fpga", "N4": "design.ai-accelerator",
    "N17": "equipment.implant", "N19": "equipment.lithography", "N20": "equipment.lithography.euv",
    "N26": "materials.wafer", "N31": "materials.photoresist", "N32": "equipment.coater", "N33": "materials.photomask",
    "N36": "equipment.deposition", "N85": "ip.cores", "N86": "equipment.cmp", "N88": "materials.targets",
    "N90": "materials.cmp", "N91": "materials.gases", "N92": "materials.wet-chemicals", "N96": "materials.substrate",
}
#: Those that no field of ours is, and the nearest of ours that holds them.
UNDER = {
    "design.ai-accelerator": ("N2",),
    "eda-ip": ("N84",),
    "materials": ("N95", "N100"),
    "materials.leadframe": ("N93", "N94"),
    "materials.encapsulant": ("N97", "N98"),
    "equipment": ("N8", "N9", "N10", "N11", "N12", "N48", "N49", "N55"),
    "equipment.lithography": ("N21", "N22", "N28", "N29", "N30"),
    "equipment.deposition": ("N38", "N39", "N40", "N41", "N42", "N45", "N47"),
    "equipment.thermal": ("N43", "N44"),
    "equipment.etch": ("N50", "N51"),
    "equipment.inspection": ("N61", "N62", "N63", "N64", "N65", "N66", "N67", "N68"),
    "equipment.assembly": ("N70", "N71", "N72", "N73", "N74", "N75", "N76", "N77"),
    "equipment.test": ("N80", "N81", "N82", "N83"),
    # Processes, of which the list has the equipment and the materials only.
    "fabrication": ("N25", "N35", "N46", "N57", "N59", "N60"),
    "packaging-test": ("N69", "N78"),
}
NEAREST = {input: code for code, inputs in UNDER.items() for input in inputs}


def code(id: str) -> str:
    """The code of the field that a stage or input is: one of ours, or one of the set's own."""
    return SAME.get(id, f"eto-{id.lower()}")
