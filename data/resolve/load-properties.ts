import weights from './weights.json' with { type: 'json' };

/** Weights of everything beyond names, as they stand on disk, for `compareEntities`. */
export const propertyWeights = weights.properties;
